import { unsubscribe } from '../bot/broadcasts/actions.ts'
import { reachTexts } from '../bot/broadcasts/texts.ts'
import type { Deps } from '../deps.ts'
import { errorCode, type AppError } from '../shared/errors.ts'
import type { EventContext } from '../shared/events.ts'
import type { Broadcast, RecipientStatus } from './ports.ts'

/** Recipients of one step. */
const CHUNK = 100
/** Milliseconds after which a step begins with nobody else, so that it ends before its host's limit. */
const BUDGET = 15_000
/** Sends under way at once: Telegram answers slower than it may be asked. */
const AT_ONCE = 8

export interface ChunkEnd {
  /** False when nobody is left, or the broadcast was paused or cancelled. */
  more: boolean
  /** Seconds that Telegram asks to wait. */
  wait: number
}

/**
 * Sends to the next recipients. Each has a key of its own in the ledger, so that a step that is repeated sends
 * to nobody twice (I29). Who opted out or blocked the bot meanwhile is left alone.
 */
export async function sendChunk(
  deps: Pick<Deps, 'inTenant' | 'messenger' | 'clock' | 'logger'>,
  context: EventContext,
  broadcastId: string,
): Promise<ChunkEnd> {
  const { broadcast, recipients } = await deps.inTenant(context, async (r) => ({
    broadcast: await r.broadcasts.find(broadcastId),
    recipients: await r.broadcasts.pending(broadcastId, CHUNK),
  }))
  if (broadcast?.status !== 'sending' || recipients.length === 0) return { more: false, wait: 0 }

  const end = deps.clock.now() + BUDGET
  const waiting = [...recipients]
  let wait = 0
  const worker = async () => {
    for (let one = waiting.shift(); one; one = waiting.shift()) {
      if (wait > 0 || deps.clock.now() > end) return
      wait = Math.max(wait, await sendToOne(deps, context, broadcast, one.chatId))
    }
  }
  // All of them end before the step does: a repeat must not find one still sending.
  const ends = await Promise.allSettled(Array.from({ length: AT_ONCE }, worker))
  const failed = ends.find((each) => each.status === 'rejected')
  if (failed) throw failed.reason
  return { more: true, wait }
}

/** @returns seconds to wait before another try; 0 when it is settled */
async function sendToOne(
  deps: Pick<Deps, 'inTenant' | 'messenger' | 'logger'>,
  context: EventContext,
  broadcast: Broadcast,
  chatId: number,
): Promise<number> {
  const { id } = broadcast
  const settle = async (status: RecipientStatus, reason?: string) => {
    await deps.inTenant(context, (r) => r.broadcasts.settle(id, chatId, status, reason))
    return 0
  }
  const { session, status } = await deps.inTenant(context, async (r) => ({
    session: await r.sessions.find(chatId),
    status: (await r.broadcasts.find(id))?.status,
  }))
  if (status !== 'sending') return 0
  if (!session?.subscribedAt) return settle('skipped')
  if (session.blockedAt) return settle('blocked')
  try {
    const { button, text } = broadcast
    const optOut = unsubscribe.button(reachTexts[session.language].unsubscribeButton, {})
    await deps.messenger.sendText(context, {
      key: `broadcast:${id}:${chatId}`,
      chatId,
      text,
      lane: 'broadcast',
      buttons: [...(button ? [[button]] : []), [optOut]],
    })
    return await settle('sent')
  } catch (error) {
    const code = errorCode(error)
    if (code === 'rate_limited') return (error as AppError).retryAfter ?? 1
    // Other failures are the step's: it is repeated, and goes on where it was.
    if (code !== 'provider_rejected') throw error
    const isBlocked = await deps.inTenant(context, (r) => r.sessions.isBlocked(chatId))
    return isBlocked ? settle('blocked') : settle('failed', (error as AppError).message)
  }
}
