import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openDatabase } from '../../../db/open-database.ts'
import { LEAD_TO_DEAL } from '../../support/bulk-world.ts'
import { createMachine, eventually, type Machine } from '../../support/machine.ts'

const LEADS = 5_000
const KILLS = 5

let machine: Machine
beforeAll(async () => {
  machine = await createMachine()
  await machine.start()
}, 120_000)
afterAll(() => machine.remove())

interface Answer {
  id: string
  status: string
  created: number
  done: number
  failed: number
}

const api = async (method: string, path: string, body?: unknown): Promise<Answer> => {
  const isText = typeof body === 'string'
  const response = await fetch(`${machine.url}/api/v1${path}`, {
    method,
    headers: {
      authorization: `Bearer ${await machine.apiKey()}`,
      ...(body === undefined ? {} : { 'content-type': isText ? 'text/csv' : 'application/json' }),
    },
    ...(body === undefined ? {} : { body: isText ? body : JSON.stringify(body) }),
  })
  if (!response.ok) throw new Error(`${path} answered ${response.status}: ${await response.text()}`)
  return (await response.json()) as Answer
}

/** Null when the connection was of the process that is gone. */
const read = (id: string) => api('GET', `/conversion/bulk/${id}`).catch(() => null)

/** What is in the folder of a machine that has ended. */
async function count(queries: Record<string, string>): Promise<Record<string, number>> {
  const database = await openDatabase({ dataDir: join(machine.folder, 'db') })
  try {
    const counts: Record<string, number> = {}
    for (const [name, sql] of Object.entries(queries)) {
      const [row] = await database.sql.query<{ count: number }>(
        `select count(*)::int as count from (${sql}) as found`,
      )
      counts[name] = row?.count ?? -1
    }
    return counts
  } finally {
    await database.close()
  }
}

describe('kill -9 while 5,000 leads are converted', () => {
  test('all are converted, each once, and the bulk completes after the restart', async () => {
    const rows = Array.from({ length: LEADS }, (_, index) => `Lead ${index},l${index}@example.com`)
    const csv = ['name,email', ...rows].join('\n')
    expect((await api('POST', '/leads/import', csv)).created).toBe(LEADS)
    const rule = await api('POST', '/conversion/rules', LEAD_TO_DEAL)
    const { id } = await api('POST', '/conversion/bulk', { ruleId: rule.id, filter: {} })
    let killed = 0
    for (let kill = 0; kill < KILLS; kill += 1) {
      await sleep(300 + Math.random() * 1_500)
      const { done } = await eventually('an answer', () => read(id))
      if (done < LEADS) killed += 1
      await machine.kill()
      await machine.start()
    }
    expect(killed).toBeGreaterThan(0)
    const over = await eventually(
      'the end of the bulk conversion',
      async () => {
        const bulk = await read(id)
        return bulk?.status === 'running' || bulk?.status === 'requested' ? null : bulk
      },
      240_000,
    )
    expect(over).toMatchObject({ status: 'completed', done: LEADS, failed: 0 })
    // What follows from the last event is delivered too.
    await sleep(1_000)
    await machine.kill()

    const counts = await count({
      conversions: 'select id from conversions',
      sources: 'select distinct source_record_id from conversions',
      customers: 'select id from customers',
      deals: 'select id from deals',
      customersOfDeals: 'select distinct customer_id from deals where customer_id is not null',
      leads: `select id from leads where status = 'converted' and version = 2`,
      trail: `select id from audit_log where entity = 'conversion' and action = 'converted'`,
      trailOfCustomers: `select id from audit_log where entity = 'customer' and action = 'created'`,
      events: `select id from events where type = 'conversion.entity_converted'`,
      deals_created: `select id from events where type = 'deal.created'`,
    })
    expect(new Set(Object.values(counts))).toEqual(new Set([LEADS]))
    expect(
      await count({ ends: `select id from events where type = 'conversion.bulk_completed'` }),
    ).toEqual({ ends: 1 })
  })
})
