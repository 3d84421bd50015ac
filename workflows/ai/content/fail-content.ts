import type { Deps } from '../../deps.ts'
import type { ErrorCode } from '../../shared/errors.ts'
import type { EventContext } from '../../shared/events.ts'
import { contentFailedMessage } from '../../bot/ai/failed-message.ts'

/** The end of content that could not be made: the record says why, and the person is told. */
export async function failContent(
  deps: Pick<Deps, 'inTenant' | 'messenger'>,
  context: EventContext,
  contentId: string,
  code: ErrorCode,
): Promise<void> {
  const content = await deps.inTenant(context, async (r) => {
    const found = await r.aiContents.find(contentId)
    if (!found || found.status === 'completed') return null
    if (found.status === 'failed') return found
    const { kind, chat } = found
    const data = { contentId, kind, reason: code, ...(chat ? { chatId: chat.chatId } : {}) }
    await r.events.append(context, [{ type: 'ai.content.failed', subject: contentId, data }])
    return r.aiContents.update(contentId, { status: 'failed', failure: code, drafts: [] })
  })
  if (!content?.chat) return
  await deps.messenger.sendText(context, {
    key: `content:${contentId}:failed`,
    chatId: content.chat.chatId,
    replyTo: content.chat.messageId,
    ...contentFailedMessage(content, code),
  })
}
