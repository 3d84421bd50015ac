import { failedMessage } from '../bot/carousel/failed-message.ts'
import type { Deps } from '../deps.ts'
import type { ErrorCode } from '../shared/errors.ts'
import type { EventContext } from '../shared/events.ts'

/**
 * The end of a carousel that could not be made: the record says why, `carousel.failed` is published,
 * and the person is told in their language, with a button to try again.
 */
export async function reportFailure(
  deps: Deps,
  { carouselId, code, context }: { carouselId: string; code: ErrorCode; context: EventContext },
): Promise<void> {
  const carousel = await deps.inTenant(context, async (r) => {
    const found = await r.carousels.find(carouselId)
    if (!found || found.status === 'completed') return null
    if (found.status === 'failed') return found
    const chat = found.chat ? { chatId: found.chat.chatId } : {}
    await r.events.append(context, [
      { type: 'carousel.failed', subject: carouselId, data: { carouselId, reason: code, ...chat } },
    ])
    // Why a source could not be read is there already.
    const failure = found.failure?.startsWith('source_') ? found.failure : code
    return r.carousels.update(carouselId, { status: 'failed', failure })
  })
  if (!carousel?.chat) return
  await deps.messenger.sendText(context, {
    key: `carousel:${carouselId}:failed`,
    chatId: carousel.chat.chatId,
    replyTo: carousel.chat.messageId,
    ...failedMessage({ language: carousel.language, code, carouselId, failure: carousel.failure }),
  })
}
