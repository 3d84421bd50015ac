import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { verifyTrail } from '../../workflows/audit/verify-trail.ts'
import type { ConversionOutcome } from '../../workflows/conversion/execute/convert-records.ts'
import { ENTITIES } from '../../workflows/entities/catalog.ts'
import { valuesOf } from '../../workflows/registry/differences.ts'
import { AppError } from '../../workflows/shared/errors.ts'
import { type ConversionCase, entityNamed, openConversionCases } from './conversion-cases.ts'
import { openConversionWorld } from './conversion-world.ts'
import { expectArrived } from './expect-arrived.ts'
import { onlyNew, sameBut } from './same-but.ts'
import { tenantState } from './tenant-state.ts'

type Cases = Awaited<ReturnType<typeof openConversionCases>>
type World = Awaited<ReturnType<typeof openConversionWorld>>

/** What holds of every rule and every record. @param numRuns of each property */
export function conversionProperties(numRuns: number): void {
  describe('conversions of random records by random rules', () => {
    const isLong = numRuns >= 40
    let world: World
    let cases: Cases
    const actions: string[] = []
    let tried = 0
    let converted = 0

    beforeAll(async () => {
      world = await openConversionWorld()
      cases = await openConversionCases(world, { seed: numRuns })
    })
    afterAll(() => world?.close())

    const state = () => tenantState(world.database, cases.workspace.scope)
    const always = (
      records: { minLength: number; maxLength: number },
      holds: (ids: string[], ruleId: string, one: ConversionCase) => Promise<void>,
    ) =>
      fc.assert(
        fc.asyncProperty(cases.cases(records), async (one) => {
          const made = await cases.prepare(one)
          if (made) await holds(made.ids, made.rule.id, one)
        }),
        // Smaller examples would meet what the ones before have left.
        { numRuns, endOnFailure: true },
      )
    const count = (outcome: ConversionOutcome | undefined) => {
      tried += 1
      if (outcome?.status !== 'converted') return
      converted += 1
      actions.push(...outcome.conversion.targets.map(({ action }) => action))
    }

    test('a preview writes nothing and equals the execution (I14)', () =>
      always({ minLength: 1, maxLength: 2 }, async (ids, ruleId) => {
        for (const id of ids) {
          const before = await state()
          const preview = await cases.workspace.preview(ruleId, id)
          expect(await state()).toEqual(before)
          const [outcome] = await cases.workspace.convertAll(ruleId, [id])
          count(outcome)
          expect(sameBut(outcome, before)).toEqual(sameBut(preview, before))
        }
      }))

    test('every mapped value arrives, or a named error does; what was there stays (I15)', () =>
      always({ minLength: 2, maxLength: 4 }, async (ids, ruleId, one) => {
        const rule = await cases.workspace.rule(ruleId)
        for (const id of ids) {
          const source = await cases.workspace.find(entityNamed(one.source), id)
          const before = await recordsOf(one)
          const [outcome] = await cases.workspace.convertAll(ruleId, [id])
          count(outcome)
          const after = await recordsOf(one)
          if (outcome?.status === 'converted') {
            expectArrived(rule, source, outcome.conversion, before, after)
          } else {
            expect(outcome?.fields.length || NAMED.includes(outcome?.code ?? '')).toBeTruthy()
            expect(after).toEqual(before)
          }
        }
      }))

    test('an undo after the execution is the identity, and frees the record for another (I16)', () =>
      always({ minLength: 2, maxLength: 3 }, async (ids, ruleId, one) => {
        for (const id of ids) {
          const before = await recordsOf(one)
          const [outcome] = await cases.workspace.convertAll(ruleId, [id])
          count(outcome)
          if (outcome?.status !== 'converted') continue
          await cases.workspace.undo(outcome.conversion.id)
          expect(contents(await recordsOf(one))).toEqual(contents(before))
          const [again] = await cases.workspace.convertAll(ruleId, [id])
          expect(again?.status).toBe('converted')
        }
      }))

    test('a failure leaves no target and tells of itself alone; one record converts once (I13)', () =>
      always({ minLength: 1, maxLength: 2 }, async (ids, ruleId) => {
        for (const id of [...ids, ...ids]) {
          const before = await state()
          const error: unknown = await cases.workspace.convert(ruleId, id).catch((e: unknown) => e)
          if (!(error instanceof AppError)) continue
          const { events, audit_log: trail, ...left } = onlyNew(before, await state())
          expect(events?.map(({ type }) => type)).toEqual(['conversion.failed'])
          expect(trail?.map(({ action }) => action)).toEqual(['conversion_failed'])
          expect(Object.keys(left)).toEqual(['audit_heads'])
        }
        const [first = ''] = ids
        const live = await cases.workspace.within((r) =>
          r.conversions.list({ recordId: first, status: 'converted' }, { limit: 10 }),
        )
        const ofRule = live.filter((each) => each.ruleId === ruleId)
        expect(ofRule.length).toBeLessThanOrEqual(1)
      }))

    test('each change has its one row in the trail, and the chain holds (I25)', async () => {
      const { audit_log: trail = [], ...tables } = await state()
      for (const { name, plural } of ENTITIES) {
        for (const { id, version } of tables[plural] ?? []) {
          const rows = trail.filter(
            (row) => row['record_id'] === id && row['entity'] === name && isChange(row),
          )
          expect({ name, id, rows: rows.length }).toEqual({ name, id, rows: version })
        }
      }
      expect(await verifyTrail(world.deps, cases.workspace.scope)).toMatchObject({ valid: true })
    })

    test('most of the cases were converted, in every way', () => {
      expect({ converted, tried, most: converted > tried / 2 }).toMatchObject({ most: true })
      if (isLong) expect(new Set(actions)).toEqual(new Set(['created', 'linked', 'updated']))
    })

    async function recordsOf({ source, targets }: ConversionCase) {
      const entities = new Set([source, ...targets].map(entityNamed))
      const lists = [...entities].map(async (entity) => {
        const records = await cases.workspace.all(entity)
        return records.map((record) => ({ entity, record }))
      })
      const all = (await Promise.all(lists)).flat()
      return new Map(all.map((each) => [each.record.id, each]))
    }
  })
}

/** Of these the code says all. */
const NAMED = ['condition', 'already_converted', 'exists', 'ambiguous']

type Records = Parameters<typeof expectArrived>[3]

/** Records without what counts and dates their changes. */
const contents = (records: Records) =>
  [...records].map(([id, { entity, record }]) => [id, valuesOf(entity, record)])

const isChange = ({ action }: Record<string, unknown>) => action !== 'conversion_failed'
