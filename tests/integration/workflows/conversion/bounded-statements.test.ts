import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createInTenant } from '../../../../db/create-in-tenant.ts'
import { convertRecords } from '../../../../workflows/conversion/execute/convert-records.ts'
import { loadRule } from '../../../../workflows/conversion/rules/load-rule.ts'
import { lead } from '../../../../workflows/entities/lead.ts'
import { EVENT_CATALOG } from '../../../../workflows/event-catalog.ts'
import { createRecords } from '../../../../workflows/registry/create-records.ts'
import { openConversionWorld } from '../../../support/conversion-world.ts'
import { countStatements } from '../../../support/count-statements.ts'

let world: Awaited<ReturnType<typeof openConversionWorld>>
beforeAll(async () => {
  world = await openConversionWorld()
})
afterAll(() => world.close())

/** What 100 records may cost in one batch; 1,000 are ten of them. */
const MOST = 15

describe('a batch of conversions', () => {
  it('costs as many statements for 100 records as for 10, and at most 15 (I17)', async () => {
    const there = await world.open()
    const rule = await there.makeRule({
      targets: [
        {
          key: 'customer',
          entity: 'customer',
          mappings: [
            { to: 'name', field: 'name' },
            { to: 'email', field: 'email' },
            { to: 'phone', field: 'phone' },
          ],
          existing: { action: 'fill', match: [{ field: 'email' }, { field: 'phone' }] },
        },
        { key: 'deal', entity: 'deal', mappings: [{ to: 'title', field: 'name' }] },
      ],
      sourceChanges: [{ to: 'status', value: 'converted' }],
    })
    const { database, statements } = countStatements(world.database)
    const { clock, newId, logger } = world.deps
    const inTenant = createInTenant(database, { catalog: EVENT_CATALOG, clock, newId, logger })
    const convert = async (many: number) => {
      const inputs = Array.from({ length: many }, (_, n) => ({
        name: `Lead ${n}`,
        email: `lead${n}@of-${many}.kz`,
      }))
      const leads = await there.within((r) =>
        createRecords(world.deps, r, there.context, lead, inputs),
      )
      const recordIds = leads.flatMap(({ id }) => id ?? [])
      statements.length = 0
      const outcomes = await inTenant(there.context, async (r) => {
        const compiled = await loadRule(world.deps, r, there.scope, rule.id)
        const request = { compiled, recordIds, type: 'manual' } as const
        return convertRecords(world.deps, r, there.context, request)
      })
      expect(outcomes.filter(({ status }) => status === 'converted')).toHaveLength(many)
      return statements.length
    }
    await convert(1)
    const ten = await convert(10)
    const hundred = await convert(100)
    expect(hundred).toBe(ten)
    expect(hundred).toBeLessThanOrEqual(MOST)
  })
})
