import type { Repositories } from '../deps.ts'
import type { FieldError } from '../shared/errors.ts'
import type { EventContext } from '../shared/events.ts'
import { conversionFailed } from './events.ts'
import type { Conversion } from './ports.ts'

interface Failures {
  ruleId: string
  sourceEntity: string
  type: Conversion['type']
  /** Null for one by itself. */
  bulkId?: string | null
  /** Each with what may be shown of why. */
  failures: readonly {
    recordId: string
    code: string
    error: string
    fields: readonly FieldError[]
  }[]
}

/** Tells of records that were not converted: `conversion.failed`, and a row in the trail of each. */
export async function tellFailures(
  r: Pick<Repositories, 'audit' | 'events'>,
  context: EventContext,
  { sourceEntity, ruleId, type: conversionType, bulkId = null, failures }: Failures,
): Promise<void> {
  const performedBy = `${context.actor.type}:${context.actor.id}`
  const told = failures.map(({ recordId, code, error, fields }) => ({
    recordId,
    data: { ruleId, conversionType, bulkId, error, errorCode: code, fields },
  }))
  for (const { recordId, data } of told) {
    const action = 'conversion_failed'
    r.audit.record({ action, entity: sourceEntity, recordId, before: null, after: data })
  }
  await r.events.append(
    context,
    told.map(({ recordId, data }) => ({
      type: conversionFailed.type,
      subject: recordId,
      data: { ...data, sourceEntity, sourceRecordId: recordId, performedBy },
    })),
  )
}
