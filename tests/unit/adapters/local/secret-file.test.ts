import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { localMasterKey, localSecret } from '../../../../adapters/local/secret-file.ts'

let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'potok-secret-'))
})
afterEach(() => rmSync(folder, { recursive: true }))

test('the secret is made once and read by its owner alone', () => {
  const secret = localSecret(folder)
  expect(secret.length).toBeGreaterThanOrEqual(32)
  expect(localSecret(folder)).toBe(secret)
  expect(statSync(join(folder, 'secret')).mode & 0o777).toBe(0o600)
})

test.each(['', '\n', 'cut'])(
  'a file that holds %j is replaced: it would sign for anyone',
  (left) => {
    writeFileSync(join(folder, 'secret'), left)
    const secret = localSecret(folder)
    expect(secret.length).toBeGreaterThanOrEqual(32)
    expect(readFileSync(join(folder, 'secret'), 'utf8').trim()).toBe(secret)
  },
)

test('the master key is made once and read by its owner alone', () => {
  const key = localMasterKey(folder)
  expect(key.byteLength).toBe(32)
  expect(localMasterKey(folder)).toEqual(key)
  expect(statSync(join(folder, 'master-key')).mode & 0o777).toBe(0o600)
})

test('a file that holds another thing than a master key is refused, never replaced', () => {
  writeFileSync(join(folder, 'master-key'), 'cut')
  expect(() => localMasterKey(folder)).toThrow('does not hold a master key')
  expect(readFileSync(join(folder, 'master-key'), 'utf8')).toBe('cut')
})
