import { mkdir, readFile, rm, writeFile } from 'node:fs/promises'
import { basename, dirname, join, resolve } from 'node:path'
import { AppError } from '../../workflows/shared/errors.ts'

/**
 * Takes the folder for this process; the operating system gives it back when the process ends,
 * however it ends. The lock is SQLite's on a file beside the folder: a real lock of the kernel, so
 * there is no stale one to judge, no pid to be reused and no race between two starts.
 * @returns gives the folder back
 * @throws AppError `conflict` naming the folder and the process that holds it
 */
export async function lockFolder(folder: string): Promise<() => Promise<void>> {
  const path = resolve(folder)
  await mkdir(dirname(path), { recursive: true })
  const file = join(dirname(path), `${basename(path)}.lock`)
  const holder = `${file}.pid`
  // Not at the top: hosts without this module use no folder.
  const { DatabaseSync } = await import('node:sqlite')
  const lock = new DatabaseSync(file)
  try {
    lock.exec('pragma busy_timeout = 0; pragma journal_mode = memory; begin exclusive')
  } catch (cause) {
    lock.close()
    const pid = await readFile(holder, 'utf8').catch(() => '')
    const who = pid === '' ? 'another process' : `process ${pid.trim()}`
    throw new AppError('conflict', `The data folder ${path} is in use by ${who}.`, { cause })
  }
  await writeFile(holder, `${process.pid}\n`)
  return async () => {
    if (!lock.isOpen) return
    await rm(holder, { force: true })
    lock.close()
  }
}
