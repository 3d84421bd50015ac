import { expect, test } from 'vitest'
import { createMemoryCache } from '../../../../../adapters/cache/create-memory-cache.ts'
import { watchChanges } from '../../../../../workflows/conversion/automatic/watch-changes.ts'
import type { Repositories } from '../../../../../workflows/deps.ts'
import type { EventEnvelope, NewEvent } from '../../../../../workflows/shared/events.ts'
import { clock, newId } from '../../../../support/ids.ts'

/** A workspace with these rules, and what is asked for in it. */
function workspace(
  rules: { id: string; sourceEntity: string; trigger?: string; shadow?: object }[],
) {
  const asked: unknown[] = []
  let reads = 0
  const records = rules.map((rule) => ({ trigger: 'automatic', shadow: null, version: 1, ...rule }))
  const r = {
    records: {
      list: async () => {
        reads += 1
        return { records, nextCursor: null }
      },
    },
    events: {
      append: async (_: unknown, events: NewEvent[]) => {
        asked.push(...events.map(({ data }) => data))
        return []
      },
    },
  } as unknown as Repositories
  const cache = createMemoryCache({ clock })
  const scope = { organizationId: newId(), workspaceId: newId() }
  const event = (type: string, subject: string, data: object = {}): EventEnvelope => ({
    ...scope,
    id: newId(),
    type,
    subject,
    time: '2026-11-02T09:00:00.000Z',
    source: 'test',
    data: { entity: type.split('.')[0], recordId: subject, ...data },
    actor: { type: 'user', id: 'anna' },
    correlationId: newId(),
    metadata: {},
  })
  return {
    asked,
    reads: () => reads,
    event,
    watch: (...events: EventEnvelope[]) => watchChanges({ cache }, r, events),
  }
}
const id = '018f0000-0000-7000-8000-000000000001'

test('a workspace without such rules pays a look into the cache', async () => {
  const { watch, event, asked, reads } = workspace([
    { id: 'r', sourceEntity: 'lead', trigger: 'manual' },
  ])
  for (let at = 0; at < 50; at += 1) await watch(event('lead.created', newId()))
  expect(asked).toEqual([])
  expect(reads()).toBe(1)
})

test('each record is asked for once per transaction, if a rule looks at its entity', async () => {
  const { watch, event, asked } = workspace([{ id: 'r', sourceEntity: 'lead' }])
  await watch(
    event('lead.updated', id),
    event('lead.status_changed', id),
    event('customer.created', newId()),
    event('lead.deleted', newId()),
    event('deal.won', newId(), { entity: 'lead' }),
  )
  expect(asked).toEqual([{ entity: 'lead', recordId: id }])
})

test('a rule in shadow looks at records whatever its trigger', async () => {
  const shadow = { compareAfterHours: 1 }
  const { watch, event, asked } = workspace([
    { id: 'r', sourceEntity: 'lead', trigger: 'manual', shadow },
  ])
  await watch(event('lead.restored', id))
  expect(asked).toHaveLength(1)
})

test('what the only rule has just converted, or was undone by somebody, is not asked for', async () => {
  for (const type of ['conversion.entity_converted', 'conversion.undone']) {
    const alone = workspace([{ id: 'r', sourceEntity: 'lead' }])
    const settled = (of: typeof alone) =>
      of.event(type, newId(), { ruleId: 'r', sourceRecordId: id })
    await alone.watch(alone.event('lead.updated', id), settled(alone))
    expect(alone.asked).toEqual([])
    const two = workspace([
      { id: 'r', sourceEntity: 'lead' },
      { id: 'other', sourceEntity: 'lead' },
    ])
    await two.watch(two.event('lead.updated', id), settled(two))
    expect(two.asked).toHaveLength(1)
  }
})
