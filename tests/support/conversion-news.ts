import type { Repositories } from '../../workflows/deps.ts'
import type { EventContext } from '../../workflows/shared/events.ts'
import { newId } from './ids.ts'

/** Data of every event of conversions that somebody may be told of, by its type. */
export function conversionNews(
  ids: { ruleId?: string; leadId?: string; customerId?: string } = {},
) {
  const { ruleId = newId(), leadId = newId(), customerId = newId() } = ids
  const source = { ruleId, sourceEntity: 'lead', sourceRecordId: leadId }
  const by = { conversionType: 'manual', performedBy: 'user:somebody', bulkId: null }
  return {
    'conversion.entity_converted': {
      ...source,
      ...by,
      conversionId: newId(),
      ruleVersion: 1,
      targetEntity: 'customer',
      targetRecordId: customerId,
      targets: [{ key: 'customer', entity: 'customer', recordId: customerId, action: 'created' }],
      fieldMappings: { 'customer.name': 'name' },
    },
    'conversion.failed': {
      ...source,
      ...by,
      error: 'The e-mail address is taken',
      errorCode: 'conflict',
      fields: [{ field: 'customer.email', rule: 'must be free' }],
    },
    'conversion.undone': {
      ...source,
      conversionId: newId(),
      targets: [{ entity: 'customer', recordId: customerId }],
    },
    'conversion.bulk_completed': {
      bulkId: newId(),
      ruleId,
      status: 'completed',
      done: 995,
      failed: 5,
    },
    'conversion.cycle_stopped': {
      ruleId,
      entity: 'customer',
      recordId: customerId,
      chain: [{ entity: 'lead', recordId: leadId }],
    },
  } as const
}

export type NewsType = keyof ReturnType<typeof conversionNews>

/** Stores an event of conversions. @returns its id */
export async function tellNews(
  r: Pick<Repositories, 'events'>,
  context: EventContext,
  type: NewsType,
  change: Record<string, unknown> = {},
  ids: Parameters<typeof conversionNews>[0] = {},
): Promise<string> {
  const data = { ...conversionNews(ids)[type], ...change }
  const [event] = await r.events.append(context, [{ type, subject: newId(), data }])
  return event?.id ?? ''
}
