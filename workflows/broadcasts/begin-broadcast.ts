import type { Deps } from '../deps.ts'
import type { EventContext } from '../shared/events.ts'

/**
 * Writes down who gets a broadcast, once it is time: those who are opted in then.
 * @returns false when it was stopped meanwhile
 */
export function beginBroadcast(
  deps: Pick<Deps, 'inTenant' | 'clock'>,
  context: EventContext,
  id: string,
): Promise<boolean> {
  return deps.inTenant(context, async (r) => {
    const broadcast = await r.broadcasts.find(id, { lock: true })
    if (!broadcast || !['scheduled', 'sending'].includes(broadcast.status)) return false
    const { startAt, language } = broadcast
    // Paused and resumed while it waited: another run waits for its time.
    if (broadcast.status === 'scheduled') {
      if (startAt !== null && Date.parse(startAt) > deps.clock.now()) return false
      const startedAt = new Date(deps.clock.now()).toISOString()
      await r.broadcasts.update(id, { status: 'sending', startedAt })
    }
    await r.broadcasts.addRecipients(id, language)
    return true
  })
}
