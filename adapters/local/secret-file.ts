import { randomBytes } from 'node:crypto'
import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

const OWNER_ONLY = 0o600

const MASTER_KEY_BYTES = 32

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

/**
 * The master key of one machine, for when none is configured: made at its first start and kept in the
 * data folder. Whoever loses it loses every encrypted field.
 * @throws Error when the file holds something else: a new key would make what is encrypted unreadable
 */
export function localMasterKey(folder: string): Uint8Array {
  const file = join(folder, 'master-key')
  if (existsSync(file)) {
    const kept = Buffer.from(readFileSync(file, 'utf8').trim(), 'base64url')
    if (kept.byteLength !== MASTER_KEY_BYTES) throw new Error(`${file} does not hold a master key`)
    return kept
  }
  const key = randomBytes(MASTER_KEY_BYTES)
  // Whole or not at all, whenever the process dies.
  writeFileSync(`${file}.new`, `${key.toString('base64url')}\n`, { mode: OWNER_ONLY, flush: true })
  renameSync(`${file}.new`, file)
  return key
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
