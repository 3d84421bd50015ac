import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Database } from '../../../db/open-database.ts'
import { PERMISSIONS } from '../../../workflows/access/permissions.ts'
import { openAccessWorld, PASSWORD, type AccessWorld } from '../../support/access-world.ts'
import { openTestDatabase } from '../../support/database.ts'

let database: Database
let world: AccessWorld
beforeAll(async () => {
  database = await openTestDatabase()
  world = await openAccessWorld(database)
})
afterAll(() => database.close())

describe('workspaces', () => {
  test('a person sees theirs, chooses by header, and nobody else’s exists (I22)', async () => {
    const { api, owner, join, scope } = world
    const boss = await join(owner, 'founder@example.com', 'owner')
    const made = await api(boss.token, 'POST', '/workspaces', { name: 'Branch' })
    expect(made.status).toBe(201)
    const listed = await api(boss.token, 'GET', '/workspaces')
    expect(listed.body.items.map(({ id }) => id)).toEqual([scope.workspaceId, made.body.id])
    const there = { 'x-workspace-id': made.body.id }
    expect((await api(boss.token, 'GET', '/me', undefined, there)).body).toMatchObject({
      workspaceId: made.body.id,
      user: { role: 'owner' },
    })
    const other = await join(owner, 'outsider@example.com', 'admin')
    expect((await api(other.token, 'GET', '/me', undefined, there)).status).toBe(404)
    expect((await api(owner, 'GET', '/me', undefined, there)).status).toBe(404)
    expect((await api(other.token, 'GET', `/workspaces/${made.body.id}`)).status).toBe(404)
    const renamed = { version: 1, name: 'Hacked' }
    expect((await api(owner, 'PATCH', `/workspaces/${made.body.id}`, renamed)).status).toBe(404)
    const key = String(made.body['apiKey'])
    for (const path of [
      `/members/${other.member.id}`,
      `/tenants/${scope.workspaceId}/conversion-config`,
    ]) {
      expect((await api(key, 'GET', path)).status).toBe(404)
    }
    expect(
      (await api(boss.token, 'POST', '/workspaces', { name: 'B', slug: 'branch' })).status,
    ).toBe(409)
  })

  test('the trail of a new workspace begins with its key and its owner (I25)', async () => {
    const { api, owner, join } = world
    const maker = await join(owner, 'maker@example.com', 'owner')
    const made = await api(maker.token, 'POST', '/workspaces', { name: 'Traced', slug: 'traced' })
    const key = String(made.body['apiKey'])
    const { body } = await api(key, 'GET', '/audit')
    expect(body.items.map(({ entity, action, actor }) => ({ entity, action, actor }))).toEqual(
      ['member', 'api_key'].map((entity) => ({
        entity,
        action: 'created',
        actor: { type: 'user', id: maker.member.userId },
      })),
    )
    const keys = await api(key, 'GET', '/api-keys')
    expect(body.items[1]?.['recordId']).toBe(keys.body.items[0]?.id)
    expect(JSON.stringify(body)).not.toContain(key)
    expect((await api(key, 'POST', '/audit/verify')).body['valid']).toBe(true)
    expect((await api(owner, 'POST', '/audit/verify')).body['valid']).toBe(true)
  })

  test('a key that may only make workspaces gets no more of the organization by making one', async () => {
    const { api, owner } = world
    const keyWith = async (...permissions: string[]) =>
      String(
        (await api(owner, 'POST', '/api-keys', { name: 'Scoped', role: 'owner', permissions }))
          .body['key'],
      )
    const scoped = await keyWith('workspaces:manage')
    const refused = await api(scoped, 'POST', '/workspaces', { name: 'Ladder', slug: 'ladder' })
    expect([refused.status, refused.body['detail']]).toEqual([
      403,
      expect.stringContaining('encryption:rotate'),
    ])
    const both = await keyWith('workspaces:manage', 'encryption:rotate')
    const made = await api(both, 'POST', '/workspaces', { name: 'Ladder', slug: 'ladder' })
    expect(made.status).toBe(201)
  })

  test('who is invited to a second workspace keeps to its own invitation', async () => {
    const { api, owner, join } = world
    const made = await api(owner, 'POST', '/workspaces', { name: 'Second', slug: 'second' })
    const second = String(made.body['apiKey'])
    const victim = await api(owner, 'POST', '/members', { email: 'bob@example.com', role: 'admin' })
    const bob = await join(second, 'bob@example.com', 'viewer')
    expect(bob.member.userId).toBe(victim.body.userId)
    const first = { 'x-workspace-id': String(world.scope.workspaceId) }
    expect((await api(bob.token, 'GET', '/me', undefined, first)).status).toBe(404)

    const known = await join(owner, 'carol@example.com', 'member')
    const added = await api(second, 'POST', '/members', {
      email: 'carol@example.com',
      role: 'viewer',
    })
    expect(added.body).toMatchObject({ status: 'invited', userId: known.member.userId })
  })

  test('whoever took an address in one workspace gets into no other by it (I22)', async () => {
    const { api, owner, join } = world
    const made = await api(owner, 'POST', '/workspaces', { name: 'Third', slug: 'third' })
    const there = String(made.body['apiKey'])
    const squatter = await join(there, 'dan@example.com', 'owner')
    const meant = await api(owner, 'POST', '/members', { email: 'dan@example.com', role: 'admin' })
    const first = { 'x-workspace-id': String(world.scope.workspaceId) }
    expect((await api(squatter.token, 'GET', '/me', undefined, first)).status).toBe(404)
    const token = (meant.body['invitation'] as { token: string }).token
    const guess = { token, password: 'another long passphrase' }
    expect((await api(null, 'POST', '/auth/accept-invitation', guess)).status).toBe(401)
    const asked = await api(null, 'POST', '/auth/accept-invitation', { token, password: PASSWORD })
    expect(asked.status).toBe(200)
    expect((await api(squatter.token, 'GET', '/me', undefined, first)).status).toBe(200)
  })
})

describe('what somebody may do', () => {
  test('is answered for the caller, and for another to who manages members', async () => {
    const { api, owner, join } = world
    const viewer = await join(owner, 'viewer@example.com', 'viewer')
    const own = await api(viewer.token, 'POST', '/users/check-permissions', {})
    expect(own.body).toMatchObject({ canCreateRules: false, canExecuteConversion: false })
    const { userId } = viewer.member
    const other = { userId: (await join(owner, 'auditor@example.com', 'owner')).member.userId }
    expect((await api(viewer.token, 'POST', '/users/check-permissions', other)).status).toBe(403)
    const all = await api(owner, 'POST', '/users/check-permissions', other)
    expect(all.body).toMatchObject({
      canCreateRules: true,
      canExecuteConversion: true,
      canViewAudit: true,
      permissions: [...PERMISSIONS.keys()].toSorted(),
    })
    expect((await api(owner, 'POST', '/users/check-permissions', { userId })).status).toBe(200)
    const nobody = { userId: '01a1fe31-293c-75ab-9660-fdfe33a2ff23' }
    expect((await api(owner, 'POST', '/users/check-permissions', nobody)).status).toBe(404)
  })

  test('a person changes their own name and language; a key has none', async () => {
    const { api, owner, join } = world
    const { token } = await join(owner, 'renamed@example.com', 'viewer')
    const wanted = { name: 'Рената', locale: 'en' }
    expect((await api(token, 'PATCH', '/me', wanted)).status).toBe(204)
    expect((await api(token, 'GET', '/me')).body['user']).toMatchObject(wanted)
    expect((await api(owner, 'PATCH', '/me', wanted)).status).toBe(403)
  })

  test('settings: defaults, a change by version, a stale one', async () => {
    const { api, owner, scope } = world
    expect((await api(owner, 'GET', '/settings')).body).toMatchObject({
      currency: 'KZT',
      locale: 'ru',
      timeZone: 'Asia/Almaty',
      version: 0,
    })
    const path = `/tenants/${scope.workspaceId}/conversion-config`
    expect((await api(owner, 'GET', path)).body).toMatchObject({ autoConversion: true })
    const patch = { version: 0, currency: 'USD', conversion: { autoConversion: false } }
    const changed = await api(owner, 'PATCH', '/settings', patch)
    expect(changed.body).toMatchObject({
      currency: 'USD',
      locale: 'ru',
      version: 1,
      conversion: { autoConversion: false, defaultDuplicateHandling: 'skip' },
    })
    expect((await api(owner, 'GET', path)).body).toMatchObject({ autoConversion: false })
    expect((await api(owner, 'PATCH', '/settings', patch)).status).toBe(409)
    const wrong = { version: 1, timeZone: 'Mars/Olympus' }
    expect((await api(owner, 'PATCH', '/settings', wrong)).status).toBe(400)
    const nowhere = { version: 1, sales: { warehouseId: '01a1ffca-4829-7146-a019-9f084ed999cb' } }
    const refused = await api(owner, 'PATCH', '/settings', nowhere)
    expect(refused.status).toBe(400)
    expect(refused.body).toMatchObject({ errors: [{ field: 'sales.warehouseId' }] })
  })
})
