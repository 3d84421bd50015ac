import type { Deps } from '../deps.ts'
import type { EventContext } from '../shared/events.ts'
import { dueEvent } from './due-event.ts'
import { nextAt } from './next-at.ts'

const PAGE = 100

/**
 * Publishes `schedule.due` for every schedule whose time has come, and moves it to its next time, in one
 * transaction: two sweeps at once make nothing twice. What was missed while Potok was down comes once, late.
 * @returns how many were due
 */
export async function claimDue(
  deps: Pick<Deps, 'botScope' | 'inTenant' | 'clock' | 'newId'>,
): Promise<number> {
  const scope = await deps.botScope()
  const context: EventContext = {
    ...scope,
    actor: { type: 'system', id: 'potok' },
    source: 'schedules',
  }
  let count = 0
  for (;;) {
    const claimed = await deps.inTenant(context, async (r) => {
      const now = deps.clock.now()
      const due = await r.schedules.claimDue(now, PAGE)
      for (const schedule of due) {
        const next = new Date(nextAt(schedule, now)).toISOString()
        const lastAt = new Date(now).toISOString()
        await r.schedules.update(schedule.id, { nextAt: next, lastAt })
        // Who blocked the bot is left alone, and gets the next one after coming back.
        if (await r.sessions.isBlocked(schedule.chatId)) continue
        await r.events.append(context, [dueEvent(schedule, deps.newId())])
      }
      return due.length
    })
    count += claimed
    if (claimed < PAGE) return count
  }
}
