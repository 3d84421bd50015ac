import type { Deps } from '../../deps.ts'
import { asPotok } from '../../shared/as-potok.ts'
import type { ErrorCode } from '../../shared/errors.ts'
import type { EventContext } from '../../shared/events.ts'
import { tellFailures } from '../tell-failures.ts'
import { PROCESS, type Trigger } from './trigger.ts'

/** Tells once that a trigger could not be acted on, however often that was tried. */
export async function giveUpTrigger(
  deps: Pick<Deps, 'inTenant'>,
  cause: EventContext,
  { ruleId, sourceRecordId, triggerId, entityType }: Trigger & { entityType: string },
  code: ErrorCode,
): Promise<void> {
  const context = asPotok(cause)
  await deps.inTenant(context, async (r) => {
    if (!(await r.inbox.claim(PROCESS, triggerId))) return
    const error = 'The conversion could not be carried out'
    await tellFailures(r, context, {
      ruleId,
      sourceEntity: entityType,
      type: 'automatic',
      failures: [{ recordId: sourceRecordId, code, error, fields: [] }],
    })
  })
}
