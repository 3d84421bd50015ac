import { checkConversionRulesFunction } from '../../functions/durable/check-conversion-rules.ts'
import { compareShadowFunction } from '../../functions/durable/compare-shadow.ts'
import { processConversionFunction } from '../../functions/durable/process-conversion.ts'
import { PERMISSIONS } from '../../workflows/access/permissions.ts'
import type { Settings } from '../../workflows/access/settings.ts'
import { checkByHand } from '../../workflows/conversion/automatic/check-by-hand.ts'
import { executeConversion } from '../../workflows/conversion/execute/execute-conversion.ts'
import { undoConversion } from '../../workflows/conversion/execute/undo-conversion.ts'
import { createRule } from '../../workflows/conversion/rules/create-rule.ts'
import type { RuleInput } from '../../workflows/conversion/rules/rule-schema.ts'
import { readShadowReport } from '../../workflows/conversion/shadow/read-shadow-report.ts'
import { conversionRule } from '../../workflows/entities/conversion-rule.ts'
import { lead } from '../../workflows/entities/lead.ts'
import { changeRecord } from '../../workflows/registry/change-record.ts'
import { createRecord } from '../../workflows/registry/create-record.ts'
import { deleteRecord } from '../../workflows/registry/delete-record.ts'
import type { AnyEntity, EntityRecord } from '../../workflows/registry/entity.ts'
import { allRecords } from '../../workflows/shared/find-record.ts'
import { openDurableWorld } from './durable-world.ts'

const everything = { permissions: new Set(PERMISSIONS.keys()) }
let names = 0

/** Changes of records check the automatic rules, on the embedded engine and a clock that tests move. */
export async function openAutomaticWorld() {
  const world = await openDurableWorld((inngest, deps) => [
    checkConversionRulesFunction(inngest, deps),
    compareShadowFunction(inngest, deps),
    processConversionFunction(inngest, deps),
  ])
  const { write, read } = world
  const make = (entity: AnyEntity, input: object) =>
    write((r, deps, context) => createRecord(deps, r, context, entity, input))
  const change = (entity: AnyEntity, id: string, values: object) =>
    write(async (r, deps, context) => {
      const before = await r.records.find(entity, id)
      const input = { version: before?.version, ...values }
      return changeRecord(deps, r, context, entity, id, input, { internal: true })
    })
  const context = { ...world.scope, actor: { type: 'user' as const, id: 'anna' }, source: 'test' }

  return {
    ...world,
    context,
    make,
    change,
    lead: (input: object = {}) => make(lead, { name: 'Aigerim', ...input }),
    find: (entity: AnyEntity, id: string) => read((r) => r.records.find(entity, id)),
    all: (entity: AnyEntity): Promise<EntityRecord[]> =>
      read((r) => allRecords(r, entity, {}) as Promise<EntityRecord[]>),
    remove: (entity: AnyEntity, { id, version }: { id: string; version: number }) =>
      write((r, deps, by) => deleteRecord(deps, r, by, entity, id, version)),
    /** An automatic rule; a lead becomes a customer, unless it says otherwise. */
    rule: (input: Partial<RuleInput> = {}) =>
      write((r, deps, by) =>
        createRule(deps, r, by, everything, {
          name: `Rule ${names++}`,
          sourceEntity: 'lead',
          trigger: 'automatic',
          ...(input.targets
            ? {}
            : { targetEntity: 'customer', mappings: [{ to: 'name', field: 'name' }] }),
          ...input,
        }),
      ),
    /** No rule looks at anything any more. */
    removeRules: () =>
      write(async (r, deps, by) => {
        const rules = await allRecords(r, conversionRule, {})
        for (const { id } of rules) await deleteRecord(deps, r, by, conversionRule, id)
      }),
    /** As its own verb does, but for the checks. */
    changeRule: (id: string, values: object) => change(conversionRule, id, values),
    setConversion: (conversion: Partial<Settings['conversion']>) =>
      write(async (r, deps, by) => {
        const { values, version } = await r.settings.read()
        const changed = { ...values.conversion, ...conversion }
        await r.settings.change(version, { ...values, conversion: changed })
        deps.cache.invalidate(by, 'settings')
      }),
    convert: (ruleId: string, sourceRecordId: string) =>
      executeConversion(world.deps, context, { ruleId, sourceRecordId, type: 'manual' }),
    undo: (conversionId: string) =>
      write((r, deps, by) => undoConversion(deps, r, by, conversionId)),
    conversions: () => read((r) => r.conversions.list({}, { limit: 1000 })),
    check: (entityType: string, recordId: string, entityData?: Record<string, unknown>) =>
      write((r, deps, by) =>
        checkByHand(deps, r, by, everything, { entityType, recordId, entityData }),
      ),
    report: (ruleId: string, caller = everything) =>
      read((r) => readShadowReport(r, caller, { ruleId, limit: 20 })),
    /** What happens within another hour, and what did not end: nothing of both, when the engine is at rest. */
    unrest: async () => {
      const { length } = await world.events('conversion.check_requested')
      await world.pass(3_600_000, 2)
      const later = await world.events('conversion.check_requested')
      const open = (await world.runs()).filter(({ status }) => status !== 'Completed')
      return { asked: later.length - length, open, errors: world.errors }
    },
    trail: (recordId: string) => read((r) => r.auditTrail.list({ recordId }, { limit: 100 })),
    /** Long enough for what was changed to be checked and converted. */
    settle: (leaps = 6) => world.pass(12_000, leaps),
  }
}
export type AutomaticWorld = Awaited<ReturnType<typeof openAutomaticWorld>>
