import type { Answer, Reply } from '../answer.ts'
import type { BotTools } from '../bot-tools.ts'
import type { Conversation } from '../repository.ts'
import { resumeWizard } from './actions.ts'
import { wizardTexts } from './texts.ts'
import type { AnyWizard } from './wizard.ts'

/**
 * What became of a conversation that something else interrupted: it is put aside, and where something was
 * answered already, the person is told how to come back. A question that nobody has answered is dropped.
 * @param leaves is it left, also when nothing has put it aside yet?
 */
export async function keepOpen(
  { r, language, said, speaker }: BotTools,
  wizards: ReadonlyMap<string, AnyWizard>,
  { before, leaves }: { before: Conversation | null; leaves: boolean },
  answer: Answer,
): Promise<Answer> {
  const now = before && (await r.conversations.find(before.id))
  if (!now) return answer
  const wizard = wizards.get(now.kind)
  const isWorthIt = wizard !== undefined && now.version > 1
  if (now.status === 'active') {
    if (!leaves) return answer
    await r.conversations.update(now.id, { status: isWorthIt ? 'paused' : 'cancelled' })
  } else if (now.status !== 'paused') return answer
  if (!isWorthIt) return answer
  const t = wizardTexts[language]
  const button = resumeWizard.button(t.resume, { conversationId: now.id })
  const hint: Reply = { kind: 'text', text: t.kept(wizard.title[language]), buttons: [[button]] }
  // A question of another conversation stays the last word.
  const asks = await r.conversations.findActive(said.chatId, speaker.telegramUserId)
  return { ...answer, replies: asks ? [hint, ...answer.replies] : [...answer.replies, hint] }
}
