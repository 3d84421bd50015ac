import type { Deps } from '../../deps.ts'
import { asPotok } from '../../shared/as-potok.ts'
import type { ErrorCode } from '../../shared/errors.ts'
import type { EventContext } from '../../shared/events.ts'
import { tellFailure } from './tell-failure.ts'
import { PROCESS, type Trigger } from './trigger.ts'

/** Tells once that a trigger could not be acted on, however often that was tried. */
export async function giveUpTrigger(
  deps: Pick<Deps, 'inTenant'>,
  cause: EventContext,
  { ruleId, sourceRecordId, triggerId, entityType }: Trigger & { entityType: string },
  errorCode: ErrorCode,
): Promise<void> {
  const context = asPotok(cause)
  await deps.inTenant(context, async (r) => {
    if (!(await r.inbox.claim(PROCESS, triggerId))) return
    await tellFailure(r, context, {
      ruleId,
      sourceEntity: entityType,
      sourceRecordId,
      errorCode,
      error: 'The conversion could not be carried out',
      fields: [],
    })
  })
}
