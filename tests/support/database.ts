import { createHash, randomUUID } from 'node:crypto'
import { mkdir, readFile, rename, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { openPglite } from '../../db/drivers/pglite.ts'
import { migrate } from '../../db/migrate.ts'
import { migrations } from '../../db/migrations/embedded.ts'
import { type Database, openDatabase } from '../../db/open-database.ts'
import { ensureRoles } from '../../db/roles.ts'

const PGLITE = import.meta.resolve('@electric-sql/pglite')

/**
 * A fresh, migrated database of its own in memory, in about half a second: a clone of one that was
 * migrated once on this machine for these migrations.
 */
export async function openTestDatabase(): Promise<Database> {
  return openDatabase({ loadDataDir: await migratedDump() })
}

let dump: Promise<Blob> | undefined

function migratedDump(): Promise<Blob> {
  dump ??= readOrMake()
  return dump
}

/** The file of that dump, for another process. */
export async function migratedDumpFile(): Promise<string> {
  await migratedDump()
  return dumpFile()
}

async function dumpFile(): Promise<string> {
  const version = await readFile(join(dirname(fileURLToPath(PGLITE)), '..', 'package.json'))
  const hash = createHash('sha256').update(version).update(JSON.stringify(migrations)).digest('hex')
  return join(tmpdir(), 'potok-tests', `migrated-${hash.slice(0, 16)}.tar`)
}

async function readOrMake(): Promise<Blob> {
  const file = await dumpFile()
  const cached = await readFile(file).catch(() => null)
  if (cached) return new Blob([cached])

  const client = await openPglite()
  await ensureRoles(client)
  await migrate(client, migrations)
  const made = await client.client.dumpDataDir('none')
  await client.close()
  await mkdir(join(tmpdir(), 'potok-tests'), { recursive: true })
  // Test files start side by side: nobody may read half a file.
  const partial = `${file}.${randomUUID()}`
  await writeFile(partial, Buffer.from(await made.arrayBuffer()))
  await rename(partial, file)
  return made
}
