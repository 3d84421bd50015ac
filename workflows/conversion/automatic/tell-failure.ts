import type { Repositories } from '../../deps.ts'
import type { FieldError } from '../../shared/errors.ts'
import type { EventContext } from '../../shared/events.ts'
import { conversionFailed } from '../events.ts'

interface Failure {
  ruleId: string
  sourceEntity: string
  sourceRecordId: string
  errorCode: string
  error: string
  fields: readonly FieldError[]
}

/** Tells that a record was not converted by itself: `conversion.failed`, and a row in its trail. */
export async function tellFailure(
  r: Pick<Repositories, 'audit' | 'events'>,
  context: EventContext,
  { sourceEntity, sourceRecordId, ...failure }: Failure,
): Promise<void> {
  r.audit.record({
    entity: sourceEntity,
    recordId: sourceRecordId,
    action: 'conversion_failed',
    before: null,
    after: { ...failure, conversionType: 'automatic' },
  })
  const { type, id } = context.actor
  const data = {
    ...failure,
    sourceEntity,
    sourceRecordId,
    conversionType: 'automatic',
    performedBy: `${type}:${id}`,
    bulkId: null,
  }
  await r.events.append(context, [{ type: conversionFailed.type, subject: sourceRecordId, data }])
}
