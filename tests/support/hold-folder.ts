import { openAsBlob } from 'node:fs'
import { lockFolder } from '../../db/drivers/folder-lock.ts'

/**
 * A process of its own for tests: takes the data folder given as its argument, with a dump as the
 * second argument opens the database there too, says `open` or the reason why not, and holds it
 * until it is killed or its input ends.
 */
const [folder = '', dump] = process.argv.slice(2)
try {
  const close = dump === undefined ? await lockFolder(folder) : await write(dump)
  console.log('open')
  process.stdin.on('end', () => void close().then(() => process.exit(0))).resume()
} catch (error) {
  console.log(error instanceof Error ? error.message : error)
  process.exit(1)
}

async function write(dump: string): Promise<() => Promise<void>> {
  const { openDatabase } = await import('../../db/open-database.ts')
  const loadDataDir = await openAsBlob(dump)
  const database = await openDatabase({ dataDir: folder, loadDataDir })
  await database.sql.script('create table marks (n int); insert into marks values (1)')
  return database.close
}
