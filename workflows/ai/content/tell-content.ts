import { progressText } from '../../bot/ai/progress.ts'
import { contentMessages } from '../../bot/ai/content-message.ts'
import type { Deps } from '../../deps.ts'
import type { TenantScope } from '../../shared/scope.ts'
import { findContent } from './find-content.ts'

type Telling = Pick<Deps, 'inTenant' | 'messenger' | 'deliveries' | 'logger'>

const progressKey = (contentId: string) => `content:${contentId}:progress`

/** Says in the chat that a model is being asked, which takes a while. */
export async function tellWriting(
  deps: Telling,
  scope: TenantScope,
  contentId: string,
): Promise<void> {
  const { chat, language, kind } = await deps.inTenant(scope, (r) => findContent(r, contentId))
  if (!chat) return
  await deps.messenger.sendText(scope, {
    key: progressKey(contentId),
    chatId: chat.chatId,
    replyTo: chat.messageId,
    text: progressText('writing', kind, language),
  })
  await deps.messenger.sendChatAction({ chatId: chat.chatId, action: 'typing' })
}

/** Sends what was written to the chat that asked for it, once (I29). */
export async function tellWritten(
  deps: Telling,
  scope: TenantScope,
  contentId: string,
): Promise<void> {
  const content = await deps.inTenant(scope, (r) => findContent(r, contentId))
  const { chat, output, language, kind } = content
  if (!chat || !output) return
  const { chatId, messageId: replyTo } = chat
  for (const [index, message] of contentMessages(content, output).entries()) {
    const key = `content:${contentId}:written:${index}`
    await deps.messenger.sendText(scope, { key, chatId, replyTo, ...message })
  }
  const [progress] = (await deps.deliveries.find(scope, progressKey(contentId))) ?? []
  if (progress === undefined) return
  const text = progressText('done', kind, language)
  await deps.messenger
    .editText(scope, { chatId, messageId: progress, text })
    .catch((error: unknown) => deps.logger.warn({ err: error, contentId }, 'progress was not told'))
}
