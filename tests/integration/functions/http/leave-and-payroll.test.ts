import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openAccessWorld, type AccessWorld } from '../../../support/access-world.ts'
import { openTestDatabase } from '../../../support/database.ts'

let world: AccessWorld
/** Boris is the manager of Anna; both are mere members of the workspace. */
let boris: Awaited<ReturnType<AccessWorld['join']>>
let anna: typeof boris
let annaId: string
beforeAll(async () => {
  world = await openAccessWorld(await openTestDatabase())
  boris = await world.join(world.owner, 'boris@example.com', 'member')
  anna = await world.join(world.owner, 'anna@example.com', 'member')
  const manager = await post('/employees', { name: 'Boris', userId: boris.member.userId })
  const asking = await post('/employees', {
    name: 'Anna',
    userId: anna.member.userId,
    managerId: manager.body.id,
  })
  annaId = asking.body.id
})
afterAll(() => world.database.close())

const post = (path: string, body?: unknown, as = world.owner, headers = {}) =>
  world.api(as, 'POST', path, body, headers)
const ask = async () => {
  const input = { employeeId: annaId, startsOn: '2027-03-01', endsOn: '2027-03-02' }
  const { status, body } = await post('/leave-requests', input)
  expect(status).toBe(201)
  return body.id
}

describe('POST /api/v1/leave-requests/{id}/approve and /decline', () => {
  test('the manager approves with a note; the second answer is 409', async () => {
    const id = await ask()
    const { status, body } = await post(
      `/leave-requests/${id}/approve`,
      { note: 'Rest' },
      boris.token,
    )
    expect(status).toBe(200)
    expect(body).toMatchObject({
      id,
      status: 'approved',
      decidedBy: `user:${boris.member.userId}`,
      decisionNote: 'Rest',
    })
    expect((await post(`/leave-requests/${id}/decline`, undefined, boris.token)).status).toBe(409)
    const trail = await world.api(world.owner, 'GET', `/audit/trail/${id}`)
    expect(trail.body.items[0]).toMatchObject({
      action: 'status_changed',
      actor: { type: 'user', id: boris.member.userId },
    })
  })

  test('without a body too; with an Idempotency-Key the repeat gets the same answer (I27)', async () => {
    const id = await ask()
    const headers = { 'idempotency-key': `decline-${id}` }
    const path = `/leave-requests/${id}/decline`
    const first = await post(path, undefined, boris.token, headers)
    const second = await post(path, undefined, boris.token, headers)
    expect([first.status, second.status]).toEqual([200, 200])
    expect(second.text).toBe(first.text)
  })

  test('who asks does not decide, nor by changing the request', async () => {
    const id = await ask()
    expect((await post(`/leave-requests/${id}/approve`, {}, anna.token)).status).toBe(403)
    const change = { version: 1, status: 'approved' }
    const patched = await world.api(world.owner, 'PATCH', `/leave-requests/${id}`, change)
    expect(patched.status).toBe(409)
  })

  test('somebody who is deactivated decides no more (I23)', async () => {
    const vera = await world.join(world.owner, 'vera@example.com', 'admin')
    const id = await ask()
    const { id: memberId } = vera.member
    const { body } = await world.api(world.owner, 'GET', `/members/${memberId}`)
    await world.api(world.owner, 'PATCH', `/members/${memberId}`, {
      version: body.version,
      status: 'deactivated',
    })
    expect((await post(`/leave-requests/${id}/approve`, {}, vera.token)).status).toBe(401)
  })

  test.each([
    ['an id that is none', 'nonsense', {}, 400],
    ['an unknown id', '01a1fe56-3dc8-7608-9143-c1640d3116cb', {}, 404],
    ['another field', '01a1fe56-3dc8-7608-9143-c1640d3116cb', { decision: 'yes' }, 400],
  ])('%s is refused (I31)', async (_, id, body, status) => {
    expect((await post(`/leave-requests/${id}/approve`, body)).status).toBe(status)
  })
})

describe('POST /api/v1/payroll-runs/{id}/start', () => {
  test('starts once, for whoever may', async () => {
    const { body } = await post('/payroll-runs', { period: '2027-01' })
    const path = `/payroll-runs/${body.id}/start`
    expect((await post(path, undefined, anna.token)).status).toBe(403)
    const started = await post(path)
    expect(started.status).toBe(202)
    expect(started.body).toMatchObject({ status: 'running', startedAt: expect.any(String) })
    expect((await post(path)).status).toBe(409)
    expect((await post('/payroll-runs/01a1fe56-3dc8-7608-9143-c1640d3116cb/start')).status).toBe(
      404,
    )
  })
})

test('the OpenAPI document has them', async () => {
  const { body } = await world.api(null, 'GET', '/openapi.json')
  const paths = Object.keys(body['paths'] as object)
  expect(paths).toEqual(
    expect.arrayContaining([
      '/api/v1/leave-requests/{id}/approve',
      '/api/v1/leave-requests/{id}/decline',
      '/api/v1/payroll-runs/{id}/start',
    ]),
  )
})
