import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createInTenant } from '../../../../db/create-in-tenant.ts'
import type { Database } from '../../../../db/open-database.ts'
import type { AuditEntry } from '../../../../workflows/audit/ports.ts'
import type { InTenant } from '../../../../workflows/deps.ts'
import { openTestDatabase } from '../../../support/database.ts'
import { newId } from '../../../support/ids.ts'
import { quietLogger as logger } from '../../../support/quiet-logger.ts'
import { createTenant } from '../../../support/tenant.ts'

let database: Database
let inTenant: InTenant

beforeAll(async () => {
  database = await openTestDatabase()
  inTenant = createInTenant(database, { catalog: [], clock: Date, newId, logger })
})
afterAll(() => database.close())

const entry = (over: Partial<AuditEntry> = {}): AuditEntry => ({
  action: 'updated',
  entity: 'lead',
  recordId: newId(),
  before: { name: 'Aida' },
  after: { name: 'Aida B.' },
  ...over,
})

describe('the trail', () => {
  test('is written with the change: who, what, before, after and why (I25)', async () => {
    const scope = await createTenant(database)
    const changed = entry()
    const actor = { type: 'user', id: newId() } as const
    await inTenant({ ...scope, actor, causationId: 'request-1', correlationId: 'event-1' }, (r) =>
      Promise.resolve(r.audit.record(changed)),
    )
    const [row] = await inTenant(scope, (r) => r.auditTrail.list({}, { limit: 10 }))
    expect(row).toMatchObject({
      ...changed,
      actor,
      sequence: 1,
      causationId: 'request-1',
      correlationId: 'event-1',
    })
  })

  test('has no row of a change that was rolled back, and no gap for it', async () => {
    const scope = await createTenant(database)
    await inTenant(scope, async (r) => r.audit.record(entry()))
    await expect(
      inTenant(scope, async (r) => {
        r.audit.record(entry())
        throw new Error('no')
      }),
    ).rejects.toThrow('no')
    await inTenant(scope, async (r) => {
      r.audit.record(entry())
      r.audit.record(entry())
    })
    const rows = await inTenant(scope, (r) => r.auditTrail.after(0, 10))
    expect(rows.map(({ sequence }) => sequence)).toEqual([1, 2, 3])
    expect(rows.map(({ previousHash }) => previousHash).slice(1)).toEqual(
      rows.map(({ hash }) => hash).slice(0, 2),
    )
  })

  test('has no row of a part that failed alone', async () => {
    const scope = await createTenant(database)
    await inTenant(scope, async (r) => {
      r.audit.record(entry({ action: 'before' }))
      const failed = r.attempt(async () => {
        r.audit.record(entry({ action: 'taken back' }))
        throw new Error('no')
      })
      await expect(failed).rejects.toThrow('no')
      await r.attempt(async () => r.audit.record(entry({ action: 'kept' })))
    })
    const rows = await inTenant(scope, (r) => r.auditTrail.after(0, 10))
    expect(rows.map(({ action }) => action)).toEqual(['before', 'kept'])
  })

  test('gives every workspace a chain of its own', async () => {
    const [one, other] = [await createTenant(database), await createTenant(database)]
    for (const scope of [one, other]) await inTenant(scope, async (r) => r.audit.record(entry()))
    const rows = await inTenant(other, (r) => r.auditTrail.after(0, 10))
    expect(rows.map(({ sequence }) => sequence)).toEqual([1])
  })

  test('verifies whatever the values were, once they are read back', async () => {
    const scope = await createTenant(database)
    const values = fc.option(fc.dictionary(fc.string({ unit: 'binary' }), fc.jsonValue()), {
      nil: null,
    })
    const texts = fc.oneof(fc.string({ unit: 'binary' }), fc.constant('a\u0000b\ud800'))
    let last = 0
    await fc.assert(
      fc.asyncProperty(values, values, texts, texts, async (before, after, action, actorId) => {
        const work = { ...scope, actor: { type: 'user', id: actorId } as const }
        await inTenant(work, async (r) => r.audit.record(entry({ action, before, after })))
        const [row] = await inTenant(scope, (r) => r.auditTrail.after(last, 10))
        expect(row?.computedHash).toBe(row?.hash)
        last = row?.sequence ?? 0
      }),
      { numRuns: 60 },
    )
  })

  test('keeps a fingerprint of values over 64 KB and the small ones beside them', async () => {
    const scope = await createTenant(database)
    const after = { text: 'я'.repeat(40_000), title: 'Offer' }
    await inTenant(scope, async (r) => r.audit.record(entry({ after })))
    const [row] = await inTenant(scope, (r) => r.auditTrail.after(0, 1))
    expect(row?.after).toEqual({
      text: { truncated: true, sha256: expect.stringMatching(/^[0-9a-f]{64}$/), bytes: 80_002 },
      title: 'Offer',
    })
    expect(row?.computedHash).toBe(row?.hash)
  })

  test.each([
    ['update', `update audit_log set action = 'x'`],
    ['delete', 'delete from audit_log'],
    ['truncate', 'truncate audit_log'],
  ])('refuses %s to the app and even to the owner of the tables', async (_, statement) => {
    await expect(database.sql.query(statement)).rejects.toThrow('append-only')
    await expect(
      database.sql.transaction((tx) => tx.query(statement), { setup: 'set local role potok_app' }),
    ).rejects.toThrow('permission denied')
  })
})
