import { randomBytes } from 'node:crypto'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { createInTenant } from '../../../../db/create-in-tenant.ts'
import { createKeyring } from '../../../../db/encryption/create-keyring.ts'
import { createWorkspaceIdsOf } from '../../../../db/encryption/create-workspace-ids-of.ts'
import { openKeyring } from '../../../../db/encryption/open-keyring.ts'
import type { Database } from '../../../../db/open-database.ts'
import type { Deps, InTenant } from '../../../../workflows/deps.ts'
import { requestRotation } from '../../../../workflows/encryption/request-rotation.ts'
import { rotateKeys } from '../../../../workflows/encryption/rotate-keys.ts'
import { stopRotation } from '../../../../workflows/encryption/stop-rotation.ts'
import { employee } from '../../../../workflows/entities/employee.ts'
import { EVENT_CATALOG } from '../../../../workflows/event-catalog.ts'
import type { TenantScope } from '../../../../workflows/shared/scope.ts'
import { openTestDatabase } from '../../../support/database.ts'
import { newId } from '../../../support/ids.ts'
import { quietLogger as logger } from '../../../support/quiet-logger.ts'
import { createTenant } from '../../../support/tenant.ts'

let database: Database
let deps: Pick<Deps, 'inTenant' | 'permissionsOf' | 'workspaceIdsOf' | 'newId'>
let scope: TenantScope
let permitted: boolean
const masterKey = randomBytes(32)
const clock = Date

const tenantWork = (keyring = createKeyring({ masterKey, clock })): InTenant =>
  createInTenant(database, { catalog: EVENT_CATALOG, clock, newId, logger, keyring })

beforeAll(async () => {
  database = await openTestDatabase()
  deps = {
    newId,
    inTenant: tenantWork(),
    permissionsOf: async () => new Set(permitted ? ['encryption:rotate'] : []),
    workspaceIdsOf: createWorkspaceIdsOf(database),
  }
})
afterAll(() => database.close())
beforeEach(async () => {
  permitted = true
  scope = await createTenant(database)
})

const context = () => ({
  ...scope,
  actor: { type: 'user' as const, id: 'somebody' },
  source: 'test',
})

async function addEmployees(count: number, of = scope) {
  const values = (index: number) => ({
    fields: { name: `Employee ${index}`, iban: `KZ00TEST${index}`, nationalId: null },
    customFields: {},
    metadata: {},
  })
  const rows = Array.from({ length: count }, (_, index) => ({ id: newId(), ...values(index) }))
  return deps.inTenant(of, (r) =>
    r.records.insert(
      employee,
      rows.map((row) => ({
        ...row,
        fields: {
          ...Object.fromEntries(Object.keys(employee.fields).map((name) => [name, null])),
          salaryPeriod: 'month',
          status: 'active',
          ...row.fields,
        },
      })),
    ),
  )
}

const request = () => deps.inTenant(context(), (r) => requestRotation(deps, r, context()))
/** Runs it, with `between` after every step. */
const run = (rotationId: string, between = async (_step: string) => {}) =>
  rotateKeys(deps, {
    rotationId,
    context: context(),
    step: {
      run: async (name, work) => {
        const result: unknown = JSON.parse(JSON.stringify((await work()) ?? null))
        await between(name)
        return result
      },
    },
  })

/** Under which key how many bank accounts are. */
async function keysInUse(of = scope) {
  const rows = await database.sql.query<{ key: string; count: number }>(
    `select split_part(iban, '.', 2) as key, count(*)::int as count from employees
     where organization_id = $1 and workspace_id = $2 group by 1`,
    [of.organizationId, of.workspaceId],
  )
  return Object.fromEntries(rows.map(({ key, count }) => [key, count]))
}
const shown = () =>
  deps.inTenant(scope, async (r) => ({
    keys: (await r.encryption.keys()).filter(({ purpose }) => purpose === 'data'),
    rotation: await r.encryption.rotation(),
  }))

describe('rotating the key of encrypted fields', () => {
  test('moves every record of every workspace, changes nothing else, and retires the old key', async () => {
    const second = { ...scope, workspaceId: newId() }
    await database.sql.query(
      `insert into workspaces (organization_id, id, name, slug, created_by, updated_by)
       values ($1, $2, 'Second', 'second', 'system:test', 'system:test')`,
      [second.organizationId, second.workspaceId],
    )
    const before = await addEmployees(130)
    await addEmployees(5, second)
    const other = await createTenant(database)
    await addEmployees(3, other)
    const others = await keysInUse(other)

    const rotation = await request()
    const steps: string[] = []
    const outcome = await run(rotation.id, async (step) => void steps.push(step))
    expect(outcome).toBe('completed')
    // A name for each step, or Inngest warns of every loop that it takes for parallel chains.
    expect(new Set(steps).size).toBe(steps.length)

    expect(await keysInUse()).toEqual({ [rotation.keyId]: 130 })
    expect(await keysInUse(second)).toEqual({ [rotation.keyId]: 5 })
    expect(await keysInUse(other)).toEqual(others)
    const after = await deps.inTenant(scope, (r) =>
      r.records.findMany(
        employee,
        before.map(({ id }) => id),
      ),
    )
    const byId = (a: { id: string }, b: { id: string }) => (a.id < b.id ? -1 : 1)
    expect(after.toSorted(byId)).toEqual(before.toSorted(byId))
    const { keys, rotation: done } = await shown()
    expect(keys.map(({ status }) => status)).toEqual(['retired', 'active'])
    expect(done).toMatchObject({ status: 'completed', records: 135, startedBy: 'user:somebody' })
    const found = await deps.inTenant(scope, (r) =>
      r.records.list(employee, {
        limit: 10,
        conditions: [{ field: 'iban', operator: 'eq', value: 'KZ00TEST7' }],
      }),
    )
    expect(found.records).toHaveLength(1)
  })

  test('leaves a trail and events of the rotation, and none per record', async () => {
    await addEmployees(3)
    await run((await request()).id)
    const rows = await deps.inTenant(scope, (r) => r.auditTrail.after(0, 100))
    expect(rows.map(({ action }) => action)).toEqual(['rotation_started', 'rotation_completed'])
    const events = await database.sql.query<{ type: string }>(
      'select type from events where workspace_id = $1 order by position',
      [scope.workspaceId],
    )
    expect(events.map(({ type }) => type)).toEqual([
      'encryption.rotation_requested',
      'encryption.rotation_completed',
    ])
  })

  test('can be stopped, and goes on where it was', async () => {
    await addEmployees(130)
    const rotation = await request()
    const stopped = await run(rotation.id, async (step) => {
      if (step !== 'encrypt anew, chunk 1') return
      await deps.inTenant(context(), (r) => stopRotation(r, context()))
    })
    expect(stopped).toBe('stopped')
    expect(await shown()).toMatchObject({
      keys: [{ status: 'retiring' }, { status: 'active' }],
      rotation: { status: 'stopped', records: 100 },
    })
    await expect(deps.inTenant(context(), (r) => stopRotation(r, context()))).rejects.toMatchObject(
      { code: 'conflict' },
    )

    const resumed = await request()
    expect(resumed).toMatchObject({ id: rotation.id, keyId: rotation.keyId, status: 'running' })
    expect(await run(resumed.id)).toBe('completed')
    expect(await keysInUse()).toEqual({ [rotation.keyId]: 130 })
    expect((await shown()).rotation).toMatchObject({ records: 130 })
  })

  test('never runs twice at once', async () => {
    await request()
    await expect(request()).rejects.toMatchObject({ code: 'conflict' })
  })

  test('a second delivery of the request changes nothing', async () => {
    await addEmployees(3)
    const rotation = await request()
    expect(await run(rotation.id)).toBe('completed')
    expect(await run(rotation.id)).toBe('stopped')
    expect((await shown()).rotation).toMatchObject({ status: 'completed', records: 3 })
  })

  test('ends when who asked for it may not any more (I23)', async () => {
    await addEmployees(1)
    const rotation = await request()
    permitted = false
    await expect(run(rotation.id)).rejects.toThrow('forbidden')
    expect(await keysInUse()).not.toHaveProperty(rotation.keyId)
  })

  test('another process writes under the new key at once', async () => {
    const [first] = await addEmployees(2)
    if (!first) throw new Error('no employee')
    const elsewhere = tenantWork()
    const read = () => elsewhere(scope, (r) => r.records.find(employee, first.id))
    const record = await read()
    const { keyId } = await request()
    const fields = { ...record, iban: 'KZ00CHANGED' } as Record<string, unknown>
    await elsewhere(scope, (r) =>
      r.records.update(employee, [
        {
          before: first,
          values: {
            fields: Object.fromEntries(
              Object.keys(employee.fields).map((name) => [name, fields[name]]),
            ),
            customFields: {},
            metadata: {},
          },
        },
      ]),
    )
    expect(await keysInUse()).toHaveProperty(keyId, 1)
    expect(await read()).toMatchObject({ iban: 'KZ00CHANGED', version: 2 })
  })
})

test('a new master key wraps the keys anew, and what is encrypted stays readable', async () => {
  const [record] = await addEmployees(1)
  const next = randomBytes(32)
  await openKeyring(database, { masterKey: next, previous: masterKey, clock, logger })
  const withNext = tenantWork(createKeyring({ masterKey: next, clock }))
  expect(await withNext(scope, (r) => r.records.find(employee, record?.id ?? ''))).toEqual(record)
  const withOld = tenantWork()(scope, (r) => r.records.find(employee, record?.id ?? ''))
  await expect(withOld).rejects.toThrow('POTOK_MASTER_KEY')
  // Better no start than a second master key beside the first.
  const another = openKeyring(database, { masterKey: randomBytes(32), clock, logger })
  await expect(another).rejects.toMatchObject({ code: 'not_configured' })
  await openKeyring(database, { masterKey: next, clock, logger })
})
