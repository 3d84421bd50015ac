import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { convertChunkFunction } from '../../../functions/durable/convert-chunk.ts'
import { startBulkConversionFunction } from '../../../functions/durable/start-bulk-conversion.ts'
import { PERMISSIONS } from '../../../workflows/access/permissions.ts'
import { cancelBulk } from '../../../workflows/conversion/bulk/cancel-bulk.ts'
import { requestBulk } from '../../../workflows/conversion/bulk/request-bulk.ts'
import { createRule } from '../../../workflows/conversion/rules/create-rule.ts'
import type { ConversionRule } from '../../../workflows/conversion/rules/rule.ts'
import type { Deps } from '../../../workflows/deps.ts'
import { customer } from '../../../workflows/entities/customer.ts'
import { deal } from '../../../workflows/entities/deal.ts'
import { lead } from '../../../workflows/entities/lead.ts'
import { createRecords } from '../../../workflows/registry/create-records.ts'
import { LEAD_TO_DEAL } from '../../support/bulk-world.ts'
import { openDurableWorld } from '../../support/durable-world.ts'

const MINUTE = 60_000
const caller = { permissions: new Set(PERMISSIONS.keys()) }
type World = Awaited<ReturnType<typeof openDurableWorld>>
let world: World
let rule: ConversionRule
/** Of chunks that the database refuses. */
const broken = new Set<number>()
let atOnce = 0
let mostAtOnce = 0

beforeAll(async () => {
  world = await openDurableWorld((inngest, deps) => [
    startBulkConversionFunction(inngest, deps),
    convertChunkFunction(inngest, breaking(deps)),
  ])
  rule = await world.write((r, d, c) => createRule(d, r, c, caller, LEAD_TO_DEAL))
})
afterAll(() => world.close())

function breaking(deps: Deps): Deps {
  return {
    ...deps,
    inTenant: async (scope, work) => {
      atOnce += 1
      mostAtOnce = Math.max(mostAtOnce, atOnce)
      try {
        return await deps.inTenant(scope, (r) =>
          work({
            ...r,
            conversions: {
              ...r.conversions,
              insert: async (conversions) => {
                if (broken.has(conversions.length)) throw new Error('the disk is full')
                return r.conversions.insert(conversions)
              },
            },
          }),
        )
      } finally {
        atOnce -= 1
      }
    },
  }
}

async function makeLeads(count: number, source: string, bad = 0): Promise<string[]> {
  const ids: string[] = []
  for (let from = 0; from < count; from += 100) {
    const inputs = Array.from({ length: Math.min(100, count - from) }, (_, index) => ({
      name: `Lead ${from + index}`,
      source,
      ...(from + index < bad ? {} : { email: `${source}${from + index}@example.com` }),
    }))
    const made = await world.write((r, d, c) => createRecords(d, r, c, lead, inputs))
    ids.push(...made.flatMap((row) => (row.status === 'created' && row.id ? [row.id] : [])))
  }
  return ids
}
const request = (input: object) =>
  world.write((r, d, c) => requestBulk(d, r, c, caller, { ruleId: rule.id, ...input }))
const read = (id: string) => world.read((r) => r.bulkConversions.find(id))
const counts = () =>
  world.read(async (r) => ({
    customers: await r.records.count(customer),
    deals: await r.records.count(deal),
  }))
const ends = async (id: string) =>
  (await world.events('conversion.bulk_completed')).filter(({ subject }) => subject === id)

describe('a bulk conversion in the background', () => {
  test('1,000 records, some of which cannot be, and never more than four chunks at once', async () => {
    await makeLeads(1_000, 'website', 25)
    const { id } = await request({ filter: { source: 'website' } })
    await world.pass(5 * MINUTE)
    expect(await read(id)).toMatchObject({
      status: 'completed',
      total: 1_000,
      done: 975,
      failed: 25,
      left: 0,
    })
    expect(await counts()).toEqual({ customers: 975, deals: 975 })
    expect(await ends(id)).toHaveLength(1)
    expect(mostAtOnce).toBeLessThanOrEqual(4)

    // The events come again, under other ids, as after a day.
    await world.repeat('conversion.bulk_requested', id)
    await world.repeat('conversion.chunk_requested', id)
    await world.pass(5 * MINUTE)
    expect(await counts()).toEqual({ customers: 975, deals: 975 })
    expect(await ends(id)).toHaveLength(1)
  })

  test('a chunk whose retries are used up fails its records, and the rest is converted', async () => {
    const before = await counts()
    const ids = await makeLeads(237, 'referral')
    broken.add(37)
    const { id } = await request({ ids })
    await world.pass(60 * MINUTE, 40)
    broken.clear()
    expect(await read(id)).toMatchObject({ status: 'completed', done: 200, failed: 37 })
    const [chunk] = await world.read((r) => r.bulkConversions.failures(id, { limit: 5, after: 0 }))
    expect(chunk?.failures[0]).toMatchObject({ code: 'internal' })
    expect((await counts()).deals - before.deals).toBe(200)
    expect(await ends(id)).toHaveLength(1)
  })

  test('cancelled before it began, it converts nothing', async () => {
    const before = await counts()
    const ids = await makeLeads(100, 'call')
    const { id } = await world.write(async (r, d, c) => {
      const bulk = await requestBulk(d, r, c, caller, { ruleId: rule.id, ids })
      return cancelBulk(r, c, bulk.id)
    })
    await world.pass(5 * MINUTE)
    expect(await read(id)).toMatchObject({ status: 'cancelled', done: 0, left: 100 })
    expect(await counts()).toEqual(before)
    expect(await ends(id)).toHaveLength(1)
  })

  test('who asked for it may not any more: the whole is refused with the reason (I23)', async () => {
    const ids = await makeLeads(10, 'instagram')
    const { id, createdBy } = await world.write(async (r, d, c) => {
      world.revoke(c.actor.id, 'deals:create')
      return requestBulk(d, r, c, caller, { ruleId: rule.id, ids })
    })
    await world.pass(5 * MINUTE)
    expect(createdBy).toMatch(/^user:/)
    expect(await read(id)).toMatchObject({ status: 'failed', done: 0 })
    expect((await read(id))?.reason).toContain('deals:create')
    expect(await ends(id)).toMatchObject([{ data: { status: 'failed' } }])
  })
})
