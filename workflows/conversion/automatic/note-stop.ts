import type { Repositories } from '../../deps.ts'
import type { EntityRecord } from '../../registry/entity.ts'
import type { EventContext } from '../../shared/events.ts'
import { conversionStopped } from '../events.ts'
import type { ConversionRule } from '../rules/rule.ts'

interface Stop {
  rule: ConversionRule
  record: EntityRecord
  ancestors: readonly { entity: string; recordId: string }[]
}

/** Notes on a record that a rule did not go on with it, and tells it: once, however often it changes. */
export async function noteStop(
  r: Repositories,
  context: EventContext,
  { rule, record, ancestors }: Stop,
): Promise<void> {
  if (!(await r.inbox.claim('conversion-stopped', `${rule.id}/${record.id}`))) return
  const chain = ancestors.map(({ entity, recordId }) => ({ entity, recordId }))
  r.audit.record({
    entity: rule.sourceEntity,
    recordId: record.id,
    action: 'conversion_stopped',
    before: null,
    after: { ruleId: rule.id, ruleVersion: rule.version, chain },
  })
  const data = { ruleId: rule.id, entity: rule.sourceEntity, recordId: record.id, chain }
  await r.events.append(context, [{ type: conversionStopped.type, subject: record.id, data }])
}
