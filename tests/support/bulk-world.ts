import { eq } from 'drizzle-orm'
import { toEnvelope } from '../../db/events/event-row.ts'
import { events } from '../../db/schema/events.ts'
import { convertChunk } from '../../workflows/conversion/bulk/convert-chunk.ts'
import { runBulk } from '../../workflows/conversion/bulk/run-bulk.ts'
import { createRule } from '../../workflows/conversion/rules/create-rule.ts'
import type { RuleInput } from '../../workflows/conversion/rules/rule-schema.ts'
import { PERMISSIONS } from '../../workflows/access/permissions.ts'
import type { EventContext } from '../../workflows/shared/events.ts'
import type { ApiWorld } from './api-world.ts'

/** A lead becomes a customer, who needs an e-mail address, and a deal. */
export const LEAD_TO_DEAL: RuleInput = {
  name: 'Lead to deal',
  sourceEntity: 'lead',
  targets: [
    {
      entity: 'customer',
      existing: { action: 'create' },
      mappings: [
        { to: 'name', field: 'name' },
        { to: 'email', field: 'email', required: true },
        { to: 'phone', field: 'phone' },
        { to: 'currency', field: 'currency' },
      ],
    },
    {
      entity: 'deal',
      existing: { action: 'create' },
      mappings: [
        { to: 'title', field: 'name' },
        { to: 'currency', field: 'currency' },
        { to: 'source', field: 'source' },
      ],
    },
  ],
  sourceChanges: [{ to: 'status', value: 'converted' }],
}

/** Bulk conversions by the API, whose work is done when the test says so instead of by an engine. */
export function bulkWorld(world: ApiWorld) {
  const { deps, scope, database } = world
  const system: EventContext = { ...scope, actor: { type: 'user', id: 'test' }, source: 'test' }
  const eventsOf = async (type: string) => {
    const rows = await database.inSystem((tx) =>
      tx.select().from(events).where(eq(events.type, type)).orderBy(events.position),
    )
    return rows.map(toEnvelope)
  }
  /** The context that the durable functions would have. */
  const contextOf = async (bulkId: string): Promise<EventContext> => {
    const [asked] = (await eventsOf('conversion.bulk_requested')).filter(
      ({ subject }) => subject === bulkId,
    )
    if (!asked) throw new Error('it was not asked for')
    return {
      ...scope,
      actor: asked.actor,
      source: 'conversion',
      correlationId: asked.correlationId,
    }
  }
  const step = {
    run: (_: string, work: () => Promise<unknown>) => work(),
    sleep: async () => {},
    waitForEvent: async () => ({ id: '', data: {} }),
  }

  return {
    eventsOf,
    makeRule: (input: Partial<RuleInput> = {}) =>
      deps.inTenant(system, (r) =>
        createRule(
          deps,
          r,
          system,
          { permissions: new Set(PERMISSIONS.keys()) },
          {
            ...LEAD_TO_DEAL,
            ...input,
          },
        ),
      ),
    /** So many leads; every tenth one, if wanted, without an e-mail address. */
    makeLeads: async (count: number, { bad = false, source = 'website' } = {}) => {
      const ids: string[] = []
      for (let from = 0; from < count; from += 100) {
        const operations = Array.from({ length: Math.min(100, count - from) }, (_, index) => {
          const number = from + index
          const email = bad && number % 10 === 0 ? {} : { email: `lead${number}@example.com` }
          return { create: { name: `Lead ${number}`, source, ...email } }
        })
        const { body } = await world.ask('POST', '/leads/bulk', { body: { operations } })
        ids.push(...body.results.map(({ id }) => id))
      }
      return ids
    },
    /** Collects the records and asks for the chunks. @returns the numbers of these */
    start: async (bulkId: string): Promise<number[]> => {
      const context = await contextOf(bulkId)
      await runBulk(deps, { bulkId, context, step: step as never })
      return (await eventsOf('conversion.chunk_requested'))
        .filter(({ subject }) => subject === bulkId)
        .map(({ data }) => Number(data['chunk']))
    },
    convert: async (bulkId: string, chunk: number) =>
      convertChunk(deps, await contextOf(bulkId), { bulkId, chunk }),
  }
}
