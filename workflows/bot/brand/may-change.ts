import type { Answer } from '../answer.ts'
import type { BotTools } from '../bot-tools.ts'
import { say } from '../say.ts'
import { brandTexts } from './texts.ts'

/** In a group everybody can press: its brand belongs to the company's people. */
export async function ifMayChange(
  tools: BotTools,
  change: () => Answer | Promise<Answer>,
): Promise<Answer> {
  const { said, speaker, language } = tools
  if (said.isPrivate || speaker.userId !== null) return change()
  const text = brandTexts[language].membersOnly
  return said.kind === 'button' ? { replies: [], notice: text } : { replies: [say(tools, text)] }
}
