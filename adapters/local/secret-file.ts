import { randomBytes } from 'node:crypto'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

const OWNER_ONLY = 0o600

/** As short as POTOK_SECRET may be. */
const SHORTEST = 16

/**
 * The secret of one machine, made at its first start and kept in the data folder. A file that a crash
 * left empty or cut is replaced: signatures under an empty secret could be forged by anyone.
 */
export function localSecret(folder: string): string {
  const file = join(folder, 'secret')
  const kept = existsSync(file) ? readFileSync(file, 'utf8').trim() : ''
  if (kept.length >= SHORTEST) return kept
  const secret = randomBytes(32).toString('base64url')
  writeSecretFile(file, secret)
  return secret
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
