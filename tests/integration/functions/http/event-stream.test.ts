import { Hono } from 'hono'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { Database } from '../../../../db/open-database.ts'
import { type ApiEnv, authenticate } from '../../../../functions/http/authenticate.ts'
import type { StreamTimes } from '../../../../functions/http/events/follow-events.ts'
import { eventStream } from '../../../../functions/http/event-stream.ts'
import { problem } from '../../../../functions/http/problem.ts'
import type { Caller } from '../../../../workflows/access/caller.ts'
import { PERMISSIONS } from '../../../../workflows/access/permissions.ts'
import type { Deps } from '../../../../workflows/deps.ts'
import { alertTriggered } from '../../../../workflows/shared/saga-events.ts'
import type { TenantScope } from '../../../../workflows/shared/scope.ts'
import { type ApiWorld, openApiWorld } from '../../../support/api-world.ts'
import { openTestDatabase } from '../../../support/database.ts'
import { createTenant } from '../../../support/tenant.ts'

const NEVER = 3_600_000
const QUICK: StreamTimes = { poll: 2, heartbeat: NEVER, check: NEVER }

let database: Database
let world: ApiWorld
let callers: Map<string, Caller>
beforeAll(async () => {
  database = await openTestDatabase()
  world = await openApiWorld(database)
})
afterAll(() => database.close())
beforeEach(() => {
  callers = new Map()
  admit('owner')
})

function admit(name: string, permissions = [...PERMISSIONS.keys()], scope = world.scope) {
  callers.set(name, {
    ...scope,
    actor: { type: 'api_key', id: name },
    permissions: new Set(permissions),
  })
}

function open(times: Partial<StreamTimes> = {}, more: Partial<Deps> = {}) {
  const deps = {
    ...world.deps,
    authenticate: async (name: string) => callers.get(name) ?? null,
    ...more,
  }
  const app = new Hono<ApiEnv>()
    .use(authenticate(deps))
    .route('/', eventStream(deps, { ...QUICK, ...times }))
  app.onError((error, c) => problem(c, error))
  return (query = '', headers: Record<string, string> = {}, as = 'owner') =>
    app.request(`/stream${query}`, { headers: { authorization: `Bearer ${as}`, ...headers } })
}

interface Message {
  id: string | undefined
  event: string
  data: Record<string, unknown>
}

/** The messages of an answer, one at a time. */
function reading(response: Response) {
  const reader = response.body?.pipeThrough(new TextDecoderStream()).getReader()
  let text = ''
  const next = async (): Promise<Message | null> => {
    for (;;) {
      const end = text.indexOf('\n\n')
      if (end < 0) {
        const { done, value } = (await reader?.read()) ?? { done: true }
        if (done) return null
        text += value
        continue
      }
      const fields = new Map(
        text
          .slice(0, end)
          .split('\n')
          .map((line) => [line.slice(0, line.indexOf(':')), line.slice(line.indexOf(':') + 2)]),
      )
      text = text.slice(end + 2)
      const event = fields.get('event')
      if (event === undefined) continue
      return { id: fields.get('id'), event, data: JSON.parse(fields.get('data') ?? '{}') }
    }
  }
  const first = async (count: number, skip: readonly string[] = ['heartbeat']) => {
    const messages: Message[] = []
    while (messages.length < count) {
      const message = await next()
      if (message === null) break
      if (!skip.includes(message.event)) messages.push(message)
    }
    return messages
  }
  return { next, first, close: () => reader?.cancel() }
}

/** Events of these names, in one transaction. */
async function happen(names: readonly string[], scope: TenantScope = world.scope) {
  const context = { ...scope, actor: { type: 'system', id: 'test' } as const, source: 'test' }
  const events = names.map((name) => ({
    type: alertTriggered.type,
    subject: name,
    data: { name, subject: name, message: '' },
  }))
  await world.deps.inTenant(context, (r) => r.events.append(context, events))
}
const namesOf = (messages: readonly Message[]) =>
  messages.map(({ data }) => (data['data'] as { name: string }).name)

describe('the stream of events (I19)', () => {
  test('tells what happens from now on, each event once and in order', async () => {
    await happen(['before'])
    const response = await open()()
    expect(response.headers.get('content-type')).toBe('text/event-stream; charset=utf-8')
    const stream = reading(response)
    expect(await stream.next()).toMatchObject({ event: 'heartbeat' })
    const names = Array.from({ length: 120 }, (_, index) => `event ${index}`)
    for (const part of [names.slice(0, 1), names.slice(1, 70), names.slice(70)]) await happen(part)
    const messages = await stream.first(120)
    expect(namesOf(messages)).toEqual(names)
    expect(messages[0]).toMatchObject({
      event: 'alert.triggered',
      data: { type: 'alert.triggered', subject: 'event 0', ...world.scope },
    })
    await stream.close()
  })

  test('goes on after the event that a client had last: nothing is missed or repeated', async () => {
    const ask = open()
    const stream = reading(await ask())
    await stream.next()
    await happen(['a', 'b', 'c'])
    const [a, b] = await stream.first(2)
    await stream.close()
    await happen(['d'])
    const again = reading(await ask('', { 'last-event-id': b?.id ?? '' }))
    expect(namesOf(await again.first(2))).toEqual(['c', 'd'])
    await again.close()
    const whole = reading(await ask('', { 'last-event-id': a?.id ?? '' }))
    expect(namesOf(await whole.first(3))).toEqual(['b', 'c', 'd'])
    await whole.close()
  })

  test('goes on from a heartbeat too, so that nothing falls between two connections', async () => {
    const ask = open()
    const stream = reading(await ask())
    const heartbeat = await stream.next()
    await stream.close()
    await happen(['between'])
    const again = reading(await ask('', { 'last-event-id': heartbeat?.id ?? '' }))
    expect(namesOf(await again.first(1))).toEqual(['between'])
    await again.close()
  })

  test("never tells of another workspace, neither live nor from another's place", async () => {
    const other = await createTenant(database)
    admit('other', undefined, other)
    const ask = open()
    const own = reading(await ask())
    await own.next()
    await happen(['own 1'])
    await happen(['strange'], other)
    await happen(['own 2'])
    const messages = await own.first(2)
    expect(namesOf(messages)).toEqual(['own 1', 'own 2'])
    await own.close()
    const strange = reading(await ask('', { 'last-event-id': messages[0]?.id ?? '' }, 'other'))
    expect(namesOf(await strange.first(1))).toEqual(['strange'])
    await strange.close()
  })

  test('tells of the types that are asked for', async () => {
    const stream = reading(await open()('?types=customer.*,lead.created'))
    await stream.next()
    await happen(['not this'])
    await world.ask('POST', '/leads', { body: { name: 'Lead' } })
    await world.ask('POST', '/customers', { body: { name: 'Customer' } })
    const messages = await stream.first(2)
    expect(messages.map(({ event }) => event)).toEqual(['lead.created', 'customer.created'])
    await stream.close()
  })

  test('tells of records only those who may read them', async () => {
    admit('clerk', ['events:read', 'customers:read'])
    const stream = reading(await open()('', {}, 'clerk'))
    await stream.next()
    await world.ask('POST', '/leads', { body: { name: 'Lead' } })
    await world.ask('POST', '/customers', { body: { name: 'Customer' } })
    expect((await stream.first(1))[0]?.event).toBe('customer.created')
    await stream.close()
  })

  test('has a heartbeat when nothing happens', async () => {
    const stream = reading(await open({ heartbeat: 1 })())
    const beats = await stream.first(3, [])
    expect(beats.map(({ event }) => event)).toEqual(['heartbeat', 'heartbeat', 'heartbeat'])
    await stream.close()
  })

  test('ends with the credential (I23)', async () => {
    const stream = reading(await open({ check: 1 })())
    await stream.next()
    callers.delete('owner')
    expect(await stream.first(1)).toEqual([])
  })

  test('ends when the permission is taken away, and when the process stops', async () => {
    const stopping = new AbortController()
    const ask = open({ check: 1 }, { stopping: stopping.signal })
    const first = reading(await ask())
    await first.next()
    admit('owner', ['orders:read'])
    expect(await first.first(1)).toEqual([])
    admit('owner')
    const second = reading(await ask())
    await second.next()
    stopping.abort()
    expect(await second.first(1)).toEqual([])
  })

  test.each([
    ['without the permission', '', {}, 403],
    ['of a type that there is not', '?types=order.*,nonsense', {}, 400],
    ['from an id that was never given out', '', { 'last-event-id': 'x' }, 400],
  ])('is refused %s', async (_, query, headers, status) => {
    if (status === 403) admit('owner', ['orders:read'])
    expect((await open()(query, headers)).status).toBe(status)
  })

  test('is open at most 20 times in a workspace; who leaves makes room', async () => {
    const ask = open()
    const streams = await Promise.all(Array.from({ length: 20 }, () => ask()))
    const refused = await ask()
    expect(refused.status).toBe(429)
    expect(refused.headers.get('retry-after')).toBe('30')
    await streams[0]?.body?.cancel()
    const next = await ask()
    expect(next.status).toBe(200)
    for (const { body } of [...streams.slice(1), next]) await body?.cancel()
  })

  test('says nothing to the client of what broke it, and frees its seat', async () => {
    let isBroken = false
    const { eventReader } = world.deps
    const ask = open(
      {},
      {
        eventReader: {
          now: () => eventReader.now(),
          read: (options) => {
            if (isBroken) throw new Error('a secret of the database')
            return eventReader.read(options)
          },
        },
      },
    )
    const stream = reading(await ask())
    await stream.next()
    isBroken = true
    expect(await stream.next()).toBeNull()
  })
})
