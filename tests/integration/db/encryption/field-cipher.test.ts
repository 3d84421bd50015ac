import { randomBytes } from 'node:crypto'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createFieldCipher } from '../../../../db/encryption/create-field-cipher.ts'
import { createKeyring } from '../../../../db/encryption/create-keyring.ts'
import type { Database } from '../../../../db/open-database.ts'
import type { FieldCipher } from '../../../../workflows/shared/field-cipher.ts'
import type { TenantScope } from '../../../../workflows/shared/scope.ts'
import { openTestDatabase } from '../../../support/database.ts'
import { newId } from '../../../support/ids.ts'
import { createTenant } from '../../../support/tenant.ts'

let database: Database
let now = 0
const clock = { now: () => now }
const masterKey = randomBytes(32)
const column = 'employees.iban'

beforeAll(async () => {
  database = await openTestDatabase()
})
afterAll(() => database.close())

/** A process of its own: what another remembers, it does not. */
function openCiphers(options: { masterKey?: Buffer; previous?: Buffer } = {}) {
  const keyring = createKeyring({ masterKey, clock, ...options })
  return <T>(scope: TenantScope, work: (cipher: FieldCipher) => Promise<T>) =>
    database.inTenant(scope, (tx) => work(createFieldCipher(tx, { scope, keyring, clock, newId })))
}
const withCipher = openCiphers()

const keysOf = (scope: TenantScope) =>
  database.sql.transaction(
    (tx) =>
      tx.query<{ id: string; purpose: string; wrapped: string }>(
        'select id, purpose, wrapped from encryption_keys where organization_id = $1',
        [scope.organizationId],
      ),
    { setup: 'set local role potok_system' },
  )

describe('the cipher of encrypted fields', () => {
  test('gives back every text, in another process too, and hides it (I26)', async () => {
    const scope = await createTenant(database)
    const other = openCiphers()
    await fc.assert(
      fc.asyncProperty(fc.string({ unit: 'grapheme' }), fc.uuid(), async (value, recordId) => {
        const place = { column, recordId }
        const ciphertext = await withCipher(scope, (cipher) => cipher.encrypt(value, place))
        expect(ciphertext).toMatch(/^v1\.[0-9a-f-]{36}\.[\w-]+$/)
        expect(await other(scope, (cipher) => cipher.decrypt(ciphertext, place))).toBe(value)
      }),
      { numRuns: 30 },
    )
    expect((await keysOf(scope)).map(({ purpose }) => purpose)).toEqual(['data'])
  })

  test('never gives the same text for the same value', async () => {
    const scope = await createTenant(database)
    const place = { column, recordId: newId() }
    const [one, two] = await withCipher(scope, (cipher) =>
      Promise.all([cipher.encrypt('KZ86', place), cipher.encrypt('KZ86', place)]),
    )
    expect(one).not.toBe(two)
  })

  test('refuses a text that was changed, or moved to another record, column or organization', async () => {
    const scope = await createTenant(database)
    const elsewhere = await createTenant(database)
    const place = { column, recordId: newId() }
    const text = await withCipher(scope, (cipher) => cipher.encrypt('KZ86', place))
    const places = [
      { ...place, recordId: newId() },
      { ...place, column: 'employees.phone' },
    ]
    for (const wrong of places) {
      await expect(withCipher(scope, (cipher) => cipher.decrypt(text, wrong))).rejects.toThrow(
        'cannot be decrypted',
      )
    }
    const changed = `${text.slice(0, -3)}${text.at(-3) === 'A' ? 'B' : 'A'}${text.slice(-2)}`
    for (const wrong of [changed, 'KZ86', `${text.slice(0, 45)}`]) {
      await expect(withCipher(scope, (cipher) => cipher.decrypt(wrong, place))).rejects.toThrow(
        'cannot be decrypted',
      )
    }
    await expect(withCipher(elsewhere, (cipher) => cipher.decrypt(text, place))).rejects.toThrow(
      'There is no key',
    )
  })

  test('finds equal values of one column by their blind index, and nothing across columns', async () => {
    const scope = await createTenant(database)
    const other = openCiphers()
    const index = (cipher: FieldCipher) => cipher.blindIndex('KZ86', column)
    const one = await withCipher(scope, index)
    expect(await other(scope, index)).toBe(one)
    expect(await withCipher(scope, (c) => c.blindIndex('KZ87', column))).not.toBe(one)
    expect(await withCipher(scope, (c) => c.blindIndex('KZ86', 'leads.phone'))).not.toBe(one)
    expect(await withCipher(await createTenant(database), index)).not.toBe(one)
  })

  test('does not keep a key whose transaction was rolled back', async () => {
    const scope = await createTenant(database)
    const place = { column, recordId: newId() }
    const rolledBack = withCipher(scope, async (cipher) => {
      await cipher.encrypt('KZ86', place)
      throw new Error('no')
    })
    await expect(rolledBack).rejects.toThrow('no')
    const text = await withCipher(scope, (cipher) => cipher.encrypt('KZ86', place))
    expect(await openCiphers()(scope, (cipher) => cipher.decrypt(text, place))).toBe('KZ86')
    expect(await keysOf(scope)).toHaveLength(1)
  })

  test('remembers an unwrapped key for 300 s', async () => {
    const scope = await createTenant(database)
    const place = { column, recordId: newId() }
    const text = await withCipher(scope, (cipher) => cipher.encrypt('KZ86', place))
    const decrypt = () => withCipher(scope, (cipher) => cipher.decrypt(text, place))
    await decrypt()
    await database.sql.query(
      `update encryption_keys set wrapped = 'gone' where organization_id = $1`,
      [scope.organizationId],
    )
    now += 299_000
    expect(await decrypt()).toBe('KZ86')
    now += 1_000
    await expect(decrypt()).rejects.toThrow('tampered with')
  })

  test('says which variable is wrong when the master key is another, and shows no key', async () => {
    const scope = await createTenant(database)
    const place = { column, recordId: newId() }
    const text = await withCipher(scope, (cipher) => cipher.encrypt('KZ86', place))
    const decrypt = (ciphers: ReturnType<typeof openCiphers>) =>
      ciphers(scope, (cipher) => cipher.decrypt(text, place))
    const changed = { masterKey: randomBytes(32) }
    await expect(decrypt(openCiphers(changed))).rejects.toThrow('POTOK_MASTER_KEY')
    expect(await decrypt(openCiphers({ ...changed, previous: masterKey }))).toBe('KZ86')
  })
})
