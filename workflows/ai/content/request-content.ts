import type { Repositories } from '../../deps.ts'
import type { EventContext } from '../../shared/events.ts'
import type { AiContent, NewContent } from './repository.ts'

/** Stores what is asked of the assistant and publishes `ai.content.requested`, in one transaction. */
export async function requestContent(
  r: Pick<Repositories, 'aiContents' | 'events'>,
  context: EventContext,
  content: NewContent,
): Promise<AiContent> {
  const stored = await r.aiContents.insert(content)
  const { id, kind, language, chat } = stored
  const data = { contentId: id, kind, language, ...(chat ? { chatId: chat.chatId } : {}) }
  await r.events.append(context, [{ type: 'ai.content.requested', subject: id, data }])
  return stored
}
