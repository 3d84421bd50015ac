import type { AiContent } from '../../ai/content/repository.ts'
import type { Answer } from '../answer.ts'
import type { BotTools } from '../bot-tools.ts'
import { aiTexts } from './texts.ts'

/** The content that a button names, when it was asked for in this chat and is still there. */
export async function onContent(
  { r, said, language }: BotTools,
  contentId: string,
  answer: (content: AiContent) => Answer | Promise<Answer>,
): Promise<Answer> {
  const content = await r.aiContents.find(contentId)
  if (content?.chat?.chatId === said.chatId) return answer(content)
  return { replies: [], notice: aiTexts[language].gone }
}
