import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Database } from '../../../db/open-database.ts'
import { openAccessWorld, PASSWORD, type AccessWorld } from '../../support/access-world.ts'
import { openTestDatabase } from '../../support/database.ts'

let database: Database
let world: AccessWorld
beforeAll(async () => {
  database = await openTestDatabase()
  world = await openAccessWorld(database)
})
afterAll(() => database.close())

const change = async (as: string, memberId: string, wanted: object) => {
  const { body } = await world.api(world.owner, 'GET', `/members/${memberId}`)
  return world.api(as, 'PATCH', `/members/${memberId}`, { version: body.version, ...wanted })
}

describe('inviting a colleague', () => {
  test('shows a token once, with which they choose a password and are signed in', async () => {
    const { api, owner } = world
    const invited = await api(owner, 'POST', '/members', {
      email: 'Anna@Example.com',
      role: 'member',
    })
    expect(invited).toMatchObject({
      status: 201,
      body: { email: 'anna@example.com', role: 'member', status: 'invited' },
    })
    const { token } = invited.body['invitation'] as { token: string }
    const read = await api(owner, 'GET', `/members/${invited.body.id}`)
    expect(read.text).not.toContain(token.slice(8))

    const weak = await api(null, 'POST', '/auth/accept-invitation', { token, password: 'short' })
    expect(weak).toMatchObject({ status: 400, body: { errors: [{ field: 'password' }] } })
    const accept = () =>
      api(null, 'POST', '/auth/accept-invitation', { token, password: PASSWORD, name: 'Anna' })
    const accepted = await accept()
    expect(accepted).toMatchObject({ status: 200, body: { tokenType: 'Bearer', expiresIn: 600 } })
    expect(await accept()).toMatchObject({ status: 400, body: { errors: [{ field: 'token' }] } })

    const me = await api(String(accepted.body['accessToken']), 'GET', '/me')
    expect(me).toMatchObject({
      status: 200,
      body: {
        actor: { type: 'user' },
        user: { email: 'anna@example.com', name: 'Anna', role: 'member' },
      },
    })
  })

  test('again renews the token; the old one is dead', async () => {
    const { api, owner } = world
    const invite = () =>
      api(owner, 'POST', '/members', { email: 'late@example.com', role: 'viewer' })
    const [first, second] = [await invite(), await invite()]
    expect(second.body.id).toBe(first.body.id)
    const accept = ({ body }: typeof first) =>
      api(null, 'POST', '/auth/accept-invitation', {
        token: (body['invitation'] as { token: string }).token,
        password: PASSWORD,
      })
    expect((await accept(first)).status).toBe(400)
    expect((await accept(second)).status).toBe(200)
    expect((await invite()).status).toBe(409)
  })

  test('an invitation ends after a week', async () => {
    const { api, owner, time } = world
    const { body } = await api(owner, 'POST', '/members', {
      email: 'slow@example.com',
      role: 'viewer',
    })
    const { token } = body['invitation'] as { token: string }
    time.offset = 7 * 24 * 3_600_000 + 1
    const late = await api(null, 'POST', '/auth/accept-invitation', { token, password: PASSWORD })
    time.offset = 0
    expect(late.status).toBe(400)
  })

  test('the trail and the events tell of it without any secret (I25, I32)', async () => {
    const { api, owner } = world
    const ada = await world.join(owner, 'trail@example.com', 'member')
    const rows = await database.sql.query<{ row: string }>(
      `select to_jsonb(a)::text as row from audit_log a union all select to_jsonb(e)::text from events e`,
    )
    const text = rows.map(({ row }) => row).join('\n')
    expect(text).toContain('trail@example.com')
    for (const secret of [ada.token, ada.refreshToken, PASSWORD, 'inv_', 'scrypt$', owner]) {
      expect(text).not.toContain(secret)
    }
    const { body } = await api(owner, 'GET', `/audit/trail/${ada.member.id}`)
    expect(body.items.map(({ action }) => action)).toEqual(['joined', 'created'])
  })
})

describe('nobody gives or takes away what they do not have', () => {
  test('an admin makes no owner, and changes and removes none', async () => {
    const { api, owner, join } = world
    const boss = await join(owner, 'boss@example.com', 'owner')
    const admin = await join(owner, 'admin@example.com', 'admin')
    const { token } = admin
    const denied = [
      await api(token, 'POST', '/members', { email: 'x@example.com', role: 'owner' }),
      await change(token, admin.member.id, { role: 'owner' }),
      await change(token, boss.member.id, { role: 'viewer' }),
      await change(token, boss.member.id, { status: 'deactivated' }),
      await api(token, 'DELETE', `/members/${boss.member.id}`),
      await api(token, 'POST', '/api-keys', { name: 'k', role: 'owner' }),
      await api(token, 'POST', '/roles', { name: 'sneaky', permissions: ['workspaces:manage'] }),
      await api(token, 'POST', '/workspaces', { name: 'Mine' }),
    ]
    expect(denied.map(({ status }) => status)).toEqual(denied.map(() => 403))
    expect(denied[0]?.body.detail).toMatch(/(workspaces:manage|encryption:rotate)/)
  })

  test('a key with a narrow list cannot make one with more', async () => {
    const { api, owner } = world
    const narrow = await api(owner, 'POST', '/api-keys', {
      name: 'narrow',
      role: 'owner',
      permissions: ['api-keys:manage', 'leads:read'],
    })
    const key = String(narrow.body['key'])
    const more = await api(key, 'POST', '/api-keys', { name: 'more', role: 'viewer' })
    expect(more.status).toBe(403)
    const same = await api(key, 'POST', '/api-keys', {
      name: 'same',
      role: 'owner',
      permissions: ['leads:read'],
    })
    expect(same.status).toBe(201)
    expect((await api(key, 'GET', '/members')).body.detail).toContain('members:read')
  })

  test('roles: a permission that does not exist is named; a bigger role is out of reach', async () => {
    const { api, owner, join } = world
    const unknown = await api(owner, 'POST', '/roles', { name: 'odd', permissions: ['leads:fly'] })
    expect(unknown).toMatchObject({ status: 400, body: { errors: [{ field: 'permissions.0' }] } })
    expect(unknown.text).toContain('leads:fly')
    const big = await api(owner, 'POST', '/roles', {
      name: 'big',
      permissions: ['workspaces:manage', 'leads:read'],
    })
    const { token } = await join(owner, 'second-admin@example.com', 'admin')
    const cut = { version: 1, permissions: [] }
    expect((await api(token, 'PATCH', `/roles/${big.body.id}`, cut)).status).toBe(403)
    expect((await api(token, 'DELETE', `/roles/${big.body.id}`)).status).toBe(403)
    expect((await api(owner, 'POST', '/roles', { name: 'admin', permissions: [] })).status).toBe(
      409,
    )
    expect((await api(owner, 'POST', '/roles', { name: 'big', permissions: [] })).status).toBe(409)
  })
})

describe('a revoked permission is refused on the next request (I23)', () => {
  test('a custom role that loses a permission', async () => {
    const { api, owner, join } = world
    const role = await api(owner, 'POST', '/roles', {
      name: 'keeper',
      permissions: ['members:read', 'settings:read'],
    })
    const { token } = await join(owner, 'keeper@example.com', 'keeper')
    expect((await api(token, 'GET', '/settings')).status).toBe(200)
    await api(owner, 'PATCH', `/roles/${role.body.id}`, {
      version: 1,
      permissions: ['members:read'],
    })
    expect((await api(token, 'GET', '/settings')).status).toBe(403)
    const inUse = await api(owner, 'DELETE', `/roles/${role.body.id}`)
    expect(inUse.status).toBe(409)
  })

  test('a deactivated member, with their key; reactivated, both work again', async () => {
    const { api, owner, join, deps, scope } = world
    const { token, member } = await join(owner, 'leaver@example.com', 'admin')
    const made = await api(token, 'POST', '/api-keys', { name: 'mine', role: 'admin' })
    const key = String(made.body['key'])
    expect((await api(key, 'GET', '/me')).body['user']).toMatchObject({ memberId: member.id })
    await change(owner, member.id, { status: 'deactivated' })
    expect((await api(token, 'GET', '/me')).status).toBe(401)
    expect((await api(key, 'GET', '/me')).status).toBe(401)
    const asUser = { type: 'user', id: member.userId } as const
    const asKey = { type: 'api_key', id: made.body.id } as const
    expect((await deps.permissionsOf(scope, asUser)).size).toBe(0)
    expect((await deps.permissionsOf(scope, asKey)).size).toBe(0)
    await change(owner, member.id, { status: 'active' })
    expect((await api(token, 'GET', '/me')).status).toBe(200)
    expect((await api(key, 'GET', '/me')).status).toBe(200)
  })

  test('a demoted maker demotes the key', async () => {
    const { api, owner, join, deps, scope } = world
    const { token, member } = await join(owner, 'maker@example.com', 'admin')
    const made = await api(token, 'POST', '/api-keys', { name: 'mine', role: 'admin' })
    const key = String(made.body['key'])
    expect((await api(key, 'GET', '/api-keys')).status).toBe(200)
    await change(owner, member.id, { role: 'viewer' })
    expect((await api(key, 'GET', '/api-keys')).status).toBe(403)
    const now = await deps.permissionsOf(scope, { type: 'api_key', id: made.body.id })
    expect(now.has('api-keys:manage')).toBe(false)
  })

  test('a removed member: their keys stay dead when they come back', async () => {
    const { api, owner, join } = world
    const gone = await join(owner, 'gone@example.com', 'admin')
    const made = await api(gone.token, 'POST', '/api-keys', { name: 'mine', role: 'admin' })
    expect((await api(owner, 'DELETE', `/members/${gone.member.id}`)).status).toBe(204)
    expect((await api(gone.token, 'GET', '/me')).status).toBe(401)
    const refreshed = await api(null, 'POST', '/auth/refresh', { refreshToken: gone.refreshToken })
    expect(refreshed.status).toBe(401)
    const back = await join(owner, 'gone@example.com', 'admin')
    expect(back.member.userId).not.toBe(gone.member.userId)
    expect((await api(String(made.body['key']), 'GET', '/me')).status).toBe(401)
  })

  test('a revoked and an expired key', async () => {
    const { api, owner, time } = world
    const expiresAt = new Date(Date.now() + 60_000).toISOString()
    const made = await api(owner, 'POST', '/api-keys', { name: 'brief', role: 'viewer', expiresAt })
    const key = String(made.body['key'])
    expect((await api(key, 'GET', '/me')).status).toBe(200)
    time.offset = 60_001
    const late = await api(key, 'GET', '/me')
    time.offset = 0
    expect(late.status).toBe(401)
    expect((await api(owner, 'DELETE', `/api-keys/${made.body.id}`)).status).toBe(204)
    expect((await api(key, 'GET', '/me')).status).toBe(401)
    const listed = await api(owner, 'GET', '/api-keys')
    expect(listed.text).not.toContain(key.slice(9))
  })
})

describe('the last owner', () => {
  test('stays, however many try at once', async () => {
    const { api, owner, join } = world
    const made = await api(owner, 'POST', '/workspaces', { name: 'Кофейня «Заря»' })
    expect(made.body).toMatchObject({ slug: 'kofeynya-zarya' })
    const key = String(made.body['apiKey'])
    const one = await join(key, 'one@example.com', 'owner')
    const two = await join(key, 'two@example.com', 'owner')
    const outcomes = await Promise.all([
      api(key, 'PATCH', `/members/${one.member.id}`, { version: 2, role: 'viewer' }),
      api(key, 'PATCH', `/members/${two.member.id}`, { version: 2, status: 'deactivated' }),
      api(key, 'DELETE', `/members/${one.member.id}`),
      api(key, 'DELETE', `/members/${two.member.id}`),
    ])
    const { body } = await api(key, 'GET', '/members')
    const owners = body.items.filter(({ role, status }) => role === 'owner' && status === 'active')
    expect(owners).toHaveLength(1)
    expect(outcomes.map(({ status }) => status)).toContain(409)
    const [last] = owners
    for (const wanted of [{ role: 'admin' }, { status: 'deactivated' }]) {
      const refused = await api(key, 'PATCH', `/members/${last?.id}`, {
        version: last?.version,
        ...wanted,
      })
      expect(refused).toMatchObject({ status: 409, body: { detail: /last owner/ } })
    }
    expect((await api(key, 'DELETE', `/members/${last?.id}`)).status).toBe(409)
  })

  test('without one, the only full key cannot be revoked', async () => {
    const { api, owner } = world
    const made = await api(owner, 'POST', '/workspaces', { name: 'Keys only', slug: 'keys-only' })
    const key = String(made.body['apiKey'])
    const { body } = await api(key, 'GET', '/api-keys')
    expect((await api(key, 'DELETE', `/api-keys/${body.items[0]?.id}`)).status).toBe(409)
    await api(key, 'POST', '/api-keys', { name: 'Second', role: 'owner' })
    expect((await api(key, 'DELETE', `/api-keys/${body.items[0]?.id}`)).status).toBe(204)
  })
})
