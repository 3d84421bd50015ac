import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Database } from '../../../db/open-database.ts'
import type { InTenant } from '../../../workflows/deps.ts'
import type { TenantScope } from '../../../workflows/shared/scope.ts'
import { createPermissionsOf } from '../../../db/access/create-permissions-of.ts'
import { clock, newId } from '../../support/ids.ts'
import { createTenant } from '../../support/tenant.ts'
import { fillAccess } from './fill-access.ts'
import { tenantWork } from './fill-tenant.ts'
import type { Harness } from './harness.ts'

/** People, their roles and sessions, on any driver. */
export function peopleContract(harness: Harness): void {
  describe('people', () => {
    let database: Database
    let scope: TenantScope
    let inTenant: InTenant
    let made: Awaited<ReturnType<typeof fillAccess>>
    beforeAll(async () => {
      database = await harness.open()
      scope = await createTenant(database)
      inTenant = tenantWork(database)
      made = await fillAccess(inTenant, scope)
    })
    afterAll(() => database.close())

    test('an address, a Telegram account and a place in a workspace belong to one person', async () => {
      const { userId } = made
      const other = newId()
      await inTenant(scope, (r) =>
        r.access.users.insert({ id: other, email: 'other@example.com', name: null }),
      )
      const twice = (work: Parameters<InTenant>[1], problem: object) =>
        expect(inTenant(scope, work)).rejects.toMatchObject(problem)
      await twice(
        (r) => r.access.users.insert({ id: newId(), email: 'other@example.com', name: null }),
        { code: 'conflict', fields: [{ field: 'email' }] },
      )
      await inTenant(scope, (r) => r.access.users.update(userId, { telegramUserId: '7' }))
      await twice((r) => r.access.users.update(other, { telegramUserId: '7' }), {
        code: 'conflict',
      })
      const place = {
        id: newId(),
        userId,
        role: 'viewer',
        status: 'active',
        invitation: null,
      } as const
      await twice((r) => r.access.members.insert(place), { code: 'conflict' })
      // Another organization's people are none of theirs.
      const there = await createTenant(database)
      const twin = { id: newId(), email: 'other@example.com', name: null }
      await inTenant(there, (r) => r.access.users.insert(twin))
      expect(await inTenant(there, (r) => r.access.users.lock(userId))).toBeNull()
      expect(await inTenant(there, (r) => r.access.members.findByUser(userId))).toBeNull()
    })

    test('a stale version is a conflict', async () => {
      const change = (version: number) =>
        inTenant(scope, (r) => r.access.members.update(made.memberId, version, { role: 'owner' }))
      const { version } = await change(1)
      expect(version).toBe(2)
      await expect(change(1)).rejects.toMatchObject({ code: 'conflict' })
      await expect(
        inTenant(scope, async (r) => r.settings.change(0, (await r.settings.read()).values)),
      ).rejects.toMatchObject({ code: 'conflict' })
    })

    test('of many owners that leave at the same time, one stays', async () => {
      const place = await createTenant(database)
      const ids = await Promise.all(
        Array.from({ length: 4 }, async () => (await fillOwner(inTenant, place)).memberId),
      )
      const outcomes = await Promise.allSettled(
        ids.map((id) =>
          inTenant(place, async (r) => {
            const owners = await r.access.members.lockOwners()
            if (owners.length === 1) throw new Error('last')
            const member = await r.access.members.find(id)
            await r.access.members.remove(id, member?.version ?? 0)
          }),
        ),
      )
      expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(3)
    })

    test('what a person may do is read anew each time', async () => {
      const permissionsOf = createPermissionsOf(database, { clock })
      const may = async () => permissionsOf(scope, { type: 'user', id: made.userId })
      const set = (role: string) =>
        inTenant(scope, async (r) => {
          const { version } = (await r.access.members.find(made.memberId)) ?? { version: 0 }
          await r.access.members.update(made.memberId, version, { role })
        })
      await set('keeper')
      expect(await may()).toEqual(new Set(['leads:read']))
      await set('nobody has made this role')
      expect(await may()).toEqual(new Set())
      await set('owner')
      expect((await may()).has('workspaces:manage')).toBe(true)
      const elsewhere = await createTenant(database)
      const there = await permissionsOf(elsewhere, { type: 'user', id: made.userId })
      expect(there.size).toBe(0)
    })
  })
}

async function fillOwner(inTenant: InTenant, scope: TenantScope) {
  const userId = newId()
  const memberId = newId()
  await inTenant(scope, async ({ access }) => {
    await access.users.insert({ id: userId, email: `${userId}@example.com`, name: null })
    await access.members.insert({
      id: memberId,
      userId,
      role: 'owner',
      status: 'active',
      invitation: null,
    })
  })
  return { memberId }
}
