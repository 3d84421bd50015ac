import type { Deps } from '../deps.ts'
import type { EventContext } from '../shared/events.ts'
import type { AuditRow } from './ports.ts'
import { walkTrail } from './walk-trail.ts'

/**
 * The whole trail as it is now, oldest first, in constant memory. That it left is a row of the trail
 * itself, the last one of the export, and committed before the first row is handed out.
 */
export async function exportTrail(
  deps: Pick<Deps, 'inTenant'>,
  context: EventContext,
): Promise<AsyncGenerator<AuditRow>> {
  await deps.inTenant(context, async ({ audit }) => {
    audit.record({
      action: 'exported',
      entity: 'audit_log',
      recordId: context.workspaceId,
      before: null,
      after: null,
    })
  })
  const { sequence } = await deps.inTenant(context, (r) => r.auditTrail.end())
  return rowsOf(deps, context, sequence)
}

async function* rowsOf(
  deps: Pick<Deps, 'inTenant'>,
  context: EventContext,
  upTo: number,
): AsyncGenerator<AuditRow> {
  for await (const { computedHash: _, ...row } of walkTrail(deps, context, upTo)) yield row
}
