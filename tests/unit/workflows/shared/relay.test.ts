import { describe, expect, test } from 'vitest'
import type { Outbox } from '../../../../workflows/shared/event-log.ts'
import type { EventEnvelope } from '../../../../workflows/shared/events.ts'
import { createRelay, toInngestEvent } from '../../../../workflows/shared/relay.ts'
import { quietLogger as logger } from '../../../support/quiet-logger.ts'

const event = (id: string): EventEnvelope => ({
  id,
  type: 'carousel.completed',
  time: '2026-11-21T10:00:00.000Z',
  source: 'carousel',
  subject: 'c1',
  data: { carouselId: 'c1' },
  organizationId: 'o',
  workspaceId: 'w',
  actor: { type: 'system', id: 'potok' },
  correlationId: 'e0',
  metadata: {},
})

function memoryOutbox(waiting: EventEnvelope[]): Outbox {
  return {
    drain: async (limit, deliver) => {
      const batch = waiting.slice(0, limit)
      if (batch.length === 0) return 0
      await deliver(batch)
      waiting.splice(0, batch.length)
      return batch.length
    },
    backlog: async () => ({ count: waiting.length, oldestAge: 0 }),
  }
}

describe('the relay', () => {
  test('a nudge delivers everything that waits, in batches', async () => {
    const waiting = Array.from({ length: 250 }, (_, i) => event(`e${i}`))
    const sent: string[][] = []
    const relay = createRelay({
      outbox: memoryOutbox(waiting),
      send: async (events) => void sent.push(events.map(({ id }) => id)),
      logger,
    })
    relay.nudge()
    await relay.idle()
    expect(sent.map((batch) => batch.length)).toEqual([100, 100, 50])
    expect(waiting).toEqual([])
  })

  test('a stop lets the batch under way end, and leaves the others to the next start', async () => {
    const waiting = Array.from({ length: 250 }, (_, i) => event(`e${i}`))
    const taken = Promise.withResolvers<void>()
    const relay = createRelay({ outbox: memoryOutbox(waiting), send: () => taken.promise, logger })
    relay.nudge()
    const closing = relay.close()
    relay.nudge()
    taken.resolve()
    await closing
    relay.nudge()
    await relay.idle()
    expect(waiting.length).toBe(150)
  })

  test('an event whose delivery failed stays and goes with the next nudge (I18)', async () => {
    const waiting = [event('e1')]
    let fails = 1
    const sent: string[] = []
    const relay = createRelay({
      outbox: memoryOutbox(waiting),
      send: async (events) => {
        if (fails-- > 0) throw new Error('engine is down')
        sent.push(...events.map(({ id }) => id))
      },
      logger,
    })
    relay.nudge()
    await relay.idle()
    expect(waiting).toHaveLength(1)
    relay.nudge()
    await relay.idle()
    expect(sent).toEqual(['e1'])
  })

  test('nudges during a delivery lead to one more round, never to two at once', async () => {
    let running = 0
    let most = 0
    const relay = createRelay({
      outbox: {
        drain: async () => {
          most = Math.max(most, ++running)
          await new Promise((resolve) => setImmediate(resolve))
          running -= 1
          return 0
        },
        backlog: async () => ({ count: 0, oldestAge: 0 }),
      },
      send: async () => {},
      logger,
    })
    for (let i = 0; i < 20; i += 1) relay.nudge()
    await relay.idle()
    expect(most).toBe(1)
  })

  test('an envelope becomes an Inngest event with its meta beside the data', () => {
    expect(toInngestEvent(event('e1'))).toEqual({
      name: 'carousel.completed',
      id: 'e1',
      ts: Date.parse('2026-11-21T10:00:00.000Z'),
      data: {
        carouselId: 'c1',
        meta: {
          organizationId: 'o',
          workspaceId: 'w',
          actor: { type: 'system', id: 'potok' },
          correlationId: 'e0',
          source: 'carousel',
        },
      },
    })
  })
})
