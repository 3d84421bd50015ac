import { existsSync } from 'node:fs'
import { mkdir, rename, rm, rmdir } from 'node:fs/promises'
import { dirname, join } from 'node:path'

/**
 * An empty PostgreSQL data folder, packed. Unpacking it takes a third of the five seconds of CPU that
 * running `initdb` in WebAssembly takes. The package lags behind PGlite's patch releases; the format
 * is that of the PostgreSQL major version, and a test opens it.
 */
export async function emptyDataDir(): Promise<Blob> {
  const { dataDir } = await import('@electric-sql/pglite-prepopulatedfs')
  return dataDir()
}

/**
 * Makes the data folder of a new database under another name and renames it when it is whole, so that
 * a process killed meanwhile leaves no half of one. Does nothing for an existing database.
 * @throws Error when the folder holds something else
 */
export async function createDataFolder(folder: string): Promise<void> {
  if (existsSync(join(folder, 'PG_VERSION'))) return
  const draft = `${folder}.new`
  await rm(draft, { recursive: true, force: true })
  await mkdir(dirname(folder), { recursive: true })
  const { PGlite } = await import('@electric-sql/pglite')
  const client = await PGlite.create({ dataDir: draft, loadDataDir: await emptyDataDir() })
  await client.close()
  await rmdir(folder).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return
    throw new Error(`The folder ${folder} is neither empty nor a database.`, { cause: error })
  })
  await rename(draft, folder)
}
