import { randomBytes } from 'node:crypto'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

const OWNER_ONLY = 0o600

/** The secret of one machine, made at its first start and kept in the data folder. */
export function localSecret(folder: string): string {
  const file = join(folder, 'secret')
  if (!existsSync(file)) writeSecretFile(file, randomBytes(32).toString('base64url'))
  return readFileSync(file, 'utf8').trim()
}

/** Writes the owner's API key to `<folder>/api-key`. @returns the file's path */
export function saveApiKey(folder: string, key: string): string {
  const file = join(folder, 'api-key')
  writeSecretFile(file, key)
  return file
}

function writeSecretFile(file: string, text: string): void {
  writeFileSync(file, `${text}\n`, { mode: OWNER_ONLY })
}
