import type { Repositories } from '../../deps.ts'
import type { EventContext } from '../../shared/events.ts'
import type { CompiledRule } from '../mapping/compiled-rule.ts'
import type { BulkConversion, BulkFailure } from './ports.ts'

/** `conversion.failed` and a row in the trail for each record that was refused. */
export async function tellFailures(
  r: Repositories,
  context: EventContext,
  told: { compiled: CompiledRule; bulk: BulkConversion; failures: readonly BulkFailure[] },
): Promise<void> {
  const { compiled, bulk, failures } = told
  const { id: ruleId, version: ruleVersion, sourceEntity } = compiled.rule
  const { type, id } = context.actor
  for (const { recordId, code, error, fields } of failures) {
    r.audit.record({
      action: 'conversion_failed',
      entity: sourceEntity,
      recordId,
      before: null,
      after: { ruleId, ruleVersion, bulkId: bulk.id, code, error, fields },
    })
  }
  await r.events.append(
    context,
    failures.map(({ recordId, code, error, fields }) => ({
      type: 'conversion.failed',
      subject: recordId,
      data: {
        ruleId,
        sourceEntity,
        sourceRecordId: recordId,
        conversionType: bulk.type,
        performedBy: `${type}:${id}`,
        bulkId: bulk.id,
        error,
        errorCode: code,
        fields,
      },
    })),
  )
}
