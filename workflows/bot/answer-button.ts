import type { Answer } from './answer.ts'
import { ACTIONS, WIZARDS } from './areas.ts'
import type { BotTools } from './bot-tools.ts'
import { readOldButton } from './read-old-button.ts'
import { refusedFor } from './refused-for.ts'
import { texts } from './texts.ts'
import { keepOpen } from './wizard/keep-open.ts'

/** Carries out what a pressed button asks for. One that nobody knows any more says so. */
export async function answerButton(tools: BotTools): Promise<Answer> {
  const { said, r, language } = tools
  if (said.kind !== 'button') return { replies: [] }
  const expired: Answer = { replies: [], notice: texts[language].buttonExpired }
  const action = (await r.buttons.find(said.chatId, said.data)) ?? readOldButton(said.data)
  const handler = action && ACTIONS.get(action.kind)
  const data = handler?.action.data.safeParse(action?.data)
  if (!handler || !data?.success) return expired
  const refused = refusedFor(tools, handler.permission)
  if (refused) return { replies: [], notice: refused }
  const before = await r.conversations.findActive(said.chatId, tools.speaker.telegramUserId)
  const answer = await handler.handle(tools, data.data as never)
  return keepOpen(tools, WIZARDS, { before, leaves: false }, answer)
}
