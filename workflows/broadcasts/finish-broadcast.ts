import type { Language } from '../carousel/content.ts'
import type { Deps } from '../deps.ts'
import type { EventContext } from '../shared/events.ts'
import type { RecipientCounts } from './ports.ts'

/**
 * Closes a broadcast whose recipients are all settled, and publishes `broadcast.completed`.
 * @returns what is reported, and where; null when it was stopped, or is closed already
 */
export function finishBroadcast(
  deps: Pick<Deps, 'inTenant' | 'clock'>,
  context: EventContext,
  id: string,
): Promise<{ chatId: number | null; counts: RecipientCounts; language: Language } | null> {
  return deps.inTenant(context, async (r) => {
    const broadcast = await r.broadcasts.find(id, { lock: true })
    const counts = await r.broadcasts.counts(id)
    if (broadcast?.status !== 'sending' || counts.pending > 0) return null
    const finishedAt = new Date(deps.clock.now()).toISOString()
    await r.broadcasts.update(id, { status: 'completed', finishedAt })
    const { sent, blocked, failed } = counts
    const data = { broadcastId: id, sent, blocked, failed }
    await r.events.append(context, [{ type: 'broadcast.completed', subject: id, data }])
    const { reportChatId } = broadcast
    const session = reportChatId === null ? null : await r.sessions.find(reportChatId)
    return { chatId: reportChatId, counts, language: session?.language ?? 'ru' }
  })
}
