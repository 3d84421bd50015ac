import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createInTenant } from '../../../../db/create-in-tenant.ts'
import { hashRow } from '../../../../db/audit/hash-row.ts'
import type { Database } from '../../../../db/open-database.ts'
import { verifyTrail } from '../../../../workflows/audit/verify-trail.ts'
import type { InTenant } from '../../../../workflows/deps.ts'
import type { TenantScope } from '../../../../workflows/shared/scope.ts'
import { openTestDatabase } from '../../../support/database.ts'
import { newId } from '../../../support/ids.ts'
import { quietLogger as logger } from '../../../support/quiet-logger.ts'
import { createTenant } from '../../../support/tenant.ts'

let database: Database
let inTenant: InTenant
/** The verification's own reads, and what else happens between them. */
let between: (() => Promise<void>) | null = null

beforeAll(async () => {
  database = await openTestDatabase()
  inTenant = createInTenant(database, { catalog: [], clock: Date, newId, logger })
})
afterAll(() => database.close())

const append = (scope: TenantScope, count: number) =>
  inTenant({ ...scope, actor: { type: 'user', id: 'u1' } }, async (r) => {
    for (let index = 0; index < count; index += 1) {
      r.audit.record({
        action: 'updated',
        entity: 'lead',
        recordId: newId(),
        before: { status: 'new', budget: index },
        after: { status: 'lost', budget: null },
      })
    }
  })

async function trailOf(count: number) {
  const scope = await createTenant(database)
  await append(scope, count)
  const rows = await inTenant(scope, (r) => r.auditTrail.after(0, count))
  return { scope, rows, idOf: (sequence: number) => rows[sequence - 1]?.id ?? '' }
}

/** As an administrator of the database would: with the trigger switched off. `$1` is the workspace. */
async function tamper({ workspaceId }: TenantScope, ...statements: string[]) {
  await database.sql.query('alter table audit_log disable trigger audit_log_append_only')
  for (const statement of statements) await database.sql.query(statement, [workspaceId])
  await database.sql.query('alter table audit_log enable trigger audit_log_append_only')
}

const verify = (scope: TenantScope) =>
  verifyTrail(
    {
      inTenant: async (work, run) => {
        const result = await inTenant(work, run)
        const happen = between
        between = null
        await happen?.()
        return result
      },
    },
    scope,
  )

describe('verifying the trail (I25)', () => {
  test('finds nothing in a workspace without one', async () => {
    const scope = await createTenant(database)
    expect(await verify(scope)).toEqual({ valid: true, rows: 0, head: null })
  })

  test('walks a sound chain over several pages and gives its end', async () => {
    const { scope } = await trailOf(0)
    await append(scope, 2100)
    const end = await inTenant(scope, (r) => r.auditTrail.end())
    const head = { sequence: 2100, hash: end.hash }
    expect(await verify(scope)).toEqual({ valid: true, rows: 2100, head })
  })

  test('is not misled by rows that are written while it walks', async () => {
    const { scope } = await trailOf(3)
    between = () => append(scope, 2)
    expect(await verify(scope)).toMatchObject({ valid: true, rows: 3, head: { sequence: 3 } })
    expect(await verify(scope)).toMatchObject({ valid: true, rows: 5, head: { sequence: 5 } })
  })

  test.each([
    ['the time', `time = time - interval '1 day'`],
    ['who', `actor_id = 'u2'`],
    ['the kind of actor', `actor_type = 'system'`],
    ['what was done', `action = 'deleted'`],
    ['the entity', `entity = 'deal'`],
    ['the record', `record_id = 'other'`],
    ['the values before', `before = jsonb_set(before, '{status}', '"won"')`],
    ['the values after', 'after = null'],
    ['the cause', `causation_id = 'another'`],
    ['the chain of events', `correlation_id = 'another'`],
    ['the id', 'id = gen_random_uuid()'],
    ['the hash before', `previous_hash = repeat('1', 64)`],
    ['the hash', `hash = repeat('1', 64)`],
  ])('names the row in which %s was edited', async (_, change) => {
    const { scope } = await trailOf(5)
    await tamper(scope, `update audit_log set ${change} where workspace_id = $1 and sequence = 3`)
    expect(await verify(scope)).toMatchObject({
      valid: false,
      rows: 3,
      firstBad: { sequence: 3, id: expect.any(String), reason: 'changed' },
    })
  })

  test('names the sequence of a row that was deleted in the middle', async () => {
    const { scope } = await trailOf(5)
    await tamper(scope, 'delete from audit_log where workspace_id = $1 and sequence = 3')
    expect(await verify(scope)).toMatchObject({
      valid: false,
      firstBad: { sequence: 3, id: null, reason: 'missing' },
    })
  })

  test('finds a deleted beginning, a deleted end, and a trail that is gone', async () => {
    for (const [condition, sequence] of [
      ['sequence <= 2', 1],
      ['sequence >= 4', 4],
      ['true', 1],
    ] as const) {
      const { scope } = await trailOf(5)
      await tamper(scope, `delete from audit_log where workspace_id = $1 and ${condition}`)
      expect(await verify(scope)).toMatchObject({
        valid: false,
        firstBad: { sequence, id: null, reason: 'missing' },
      })
    }
  })

  test('finds rows that changed places', async () => {
    const { scope, idOf } = await trailOf(5)
    await tamper(
      scope,
      `update audit_log set sequence = -sequence where workspace_id = $1 and sequence in (2, 4)`,
      `update audit_log set sequence = 6 + sequence where workspace_id = $1 and sequence < 0`,
    )
    expect(await verify(scope)).toMatchObject({
      firstBad: { sequence: 2, id: idOf(4), reason: 'changed' },
    })
  })

  test('finds a copy of a row at the end', async () => {
    const { scope } = await trailOf(3)
    await tamper(
      scope,
      `insert into audit_log select organization_id, workspace_id, 4, gen_random_uuid(), time, actor_type,
         actor_id, action, entity, record_id, before, after, causation_id, correlation_id, previous_hash, hash
       from audit_log where workspace_id = $1 and sequence = 2`,
    )
    expect(await verify(scope)).toMatchObject({ firstBad: { sequence: 4, reason: 'changed' } })
  })

  test('finds the row after one that was forged with a hash of its own', async () => {
    const { scope, rows, idOf } = await trailOf(5)
    const [, , third] = rows
    if (!third) throw new Error('no row')
    const hash = hashRow({ ...third, ...scope, action: 'deleted' })
    await tamper(
      scope,
      `update audit_log set action = 'deleted', hash = '${hash}' where workspace_id = $1 and sequence = 3`,
    )
    expect(await verify(scope)).toMatchObject({
      firstBad: { sequence: 4, id: idOf(4), reason: 'unlinked' },
    })
  })

  test('finds an end of the chain that was set back or changed', async () => {
    const back = await trailOf(5)
    await tamper(back.scope, 'update audit_heads set sequence = 3 where workspace_id = $1')
    expect(await verify(back.scope)).toMatchObject({
      firstBad: { sequence: 4, id: back.idOf(4), reason: 'beyond_end' },
    })
    const changed = await trailOf(5)
    await tamper(changed.scope, `update audit_heads set hash = 'x' where workspace_id = $1`)
    expect(await verify(changed.scope)).toMatchObject({
      firstBad: { sequence: 5, reason: 'end_changed' },
    })
    const gone = await trailOf(2)
    await tamper(gone.scope, 'delete from audit_heads where workspace_id = $1')
    expect(await verify(gone.scope)).toMatchObject({
      valid: false,
      firstBad: { sequence: 1, reason: 'beyond_end' },
    })
  })

  test('cannot tell when rows at the end and the recorded end were cut together: keep the end elsewhere', async () => {
    const { scope, rows } = await trailOf(5)
    const before = await verify(scope)
    await tamper(
      scope,
      'delete from audit_log where workspace_id = $1 and sequence > 3',
      `update audit_heads set sequence = 3, hash = '${rows[2]?.hash}' where workspace_id = $1`,
    )
    const after = await verify(scope)
    expect(after.valid).toBe(true)
    expect(after.head?.sequence).toBeLessThan(before.head?.sequence ?? 0)
  })
})
