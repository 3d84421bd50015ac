import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createMemoryCache } from '../../../../adapters/cache/create-memory-cache.ts'
import { createChangeReader } from '../../../../db/cache/create-change-reader.ts'
import type { Database } from '../../../../db/open-database.ts'
import type { TenantScope } from '../../../../workflows/shared/scope.ts'
import { openTestDatabase } from '../../../support/database.ts'
import { newId } from '../../../support/ids.ts'
import { quietLogger as logger } from '../../../support/quiet-logger.ts'
import { createTenant } from '../../../support/tenant.ts'

describe('two caches over one database', () => {
  let database: Database
  let a: TenantScope
  let b: TenantScope
  beforeAll(async () => {
    database = await openTestDatabase()
    a = await createTenant(database)
    b = await createTenant(database)
  })
  afterAll(() => database.close())

  const publish = (scope: TenantScope, type: string) =>
    database.sql.query(
      `insert into events (organization_id, workspace_id, id, type, time, source, subject,
                           actor_type, actor_id, correlation_id)
       values ($1, $2, $3, $4, now(), 'test', 's', 'system', 'test', 'c')`,
      [scope.organizationId, scope.workspaceId, newId(), type],
    )

  function otherProcess() {
    let now = 0
    let loads = 0
    const cache = createMemoryCache({
      clock: { now: () => now },
      logger,
      changes: createChangeReader(database),
    })
    return {
      pass: () => {
        now += 1000
      },
      get: async (scope: TenantScope, kind: Parameters<typeof cache.get>[1]) => {
        await cache.refresh()
        return cache.get(scope, kind, 'k', () => Promise.resolve(++loads))
      },
    }
  }

  test('a change in one process is seen by the other, in the tenant of the change only', async () => {
    const { get, pass } = otherProcess()
    expect(await get(a, 'custom_fields')).toBe(1)
    expect(await get(b, 'custom_fields')).toBe(2)
    expect(await get(a, 'settings')).toBe(3)
    await publish(a, 'custom_field.created')
    pass()
    expect(await get(a, 'custom_fields')).toBe(4)
    expect(await get(b, 'custom_fields')).toBe(2)
    expect(await get(a, 'settings')).toBe(3)
    pass()
    expect(await get(a, 'custom_fields')).toBe(4)
  })

  test('what was published before it began does not concern it', async () => {
    await publish(a, 'settings.updated')
    const changes = createChangeReader(database)
    expect(await changes()).toEqual([])
    expect(await changes()).toEqual([])
    await publish(a, 'settings.updated')
    expect(await changes()).toEqual([
      { ...a, kind: 'settings' },
      { ...a, kind: 'rules' },
    ])
    expect(await changes()).toEqual([])
  })
})
