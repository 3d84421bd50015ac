import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { localSecret } from '../../../../adapters/local/secret-file.ts'

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
