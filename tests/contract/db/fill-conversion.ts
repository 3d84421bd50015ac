import type { InTenant } from '../../../workflows/deps.ts'
import type { NewNotification } from '../../../workflows/notifications/ports.ts'
import type { TenantScope } from '../../../workflows/shared/scope.ts'
import { clock, newId } from '../../support/ids.ts'

export const aNotification = (change: Partial<NewNotification> = {}): NewNotification => ({
  id: newId(),
  eventId: newId(),
  type: 'conversion.failed',
  channel: 'email',
  recipient: 'a@example.com',
  priority: 'high',
  title: 'Told',
  body: 'Something happened.',
  data: {},
  ...change,
})

/** A row in every table of conversions, and in the one of notifications. */
export async function fillConversion(inTenant: InTenant, scope: TenantScope): Promise<void> {
  const [ruleId, bulkId, leadId] = [newId(), newId(), newId()]
  const now = new Date(clock.now()).toISOString()
  const source = { ruleId, ruleVersion: 1, sourceEntity: 'lead', sourceRecordId: leadId }
  await inTenant(scope, async (r) => {
    await r.ruleVersions.save({ ruleId, version: 1, definition: {} })
    await r.bulkConversions.insert({
      id: bulkId,
      ruleId,
      ruleVersion: 1,
      type: 'manual',
      retryOf: null,
      request: { ids: 1 },
    })
    await r.bulkConversions.addRecords(bulkId, [leadId], '')
    await r.conversions.insert([
      {
        ...source,
        id: newId(),
        type: 'manual',
        status: 'converted',
        sourceVersion: 1,
        sourceChanges: [],
        targets: [
          {
            key: 'customer',
            entity: 'customer',
            recordId: newId(),
            action: 'created',
            version: 1,
            changes: [],
          },
        ],
        bulkId,
        performedBy: 'system:test',
        convertedAt: now,
        undoneAt: null,
        undoneBy: null,
      },
    ])
    await r.shadows.insert({
      ...source,
      id: newId(),
      expected: {},
      outcome: 'waiting',
      comparison: null,
      compareAt: now,
      comparedAt: null,
      createdAt: now,
    })
    const pair = { sourceEntity: 'lead', sourceField: 'name', targetEntity: 'customer' }
    await r.mappingFeedback.record([{ ...pair, targetField: 'name', accepted: true }])
    await r.notifications.insert([aNotification()])
  })
}
