import type { Answer } from '../answer.ts'
import type { BotTools } from '../bot-tools.ts'
import { refusedFor } from '../refused-for.ts'
import type { Conversation } from '../repository.ts'
import { wasJustMoved } from './expiry-of.ts'
import { isOver, isTheirs, notTheirs, over } from './over.ts'
import { resume } from './resume.ts'
import { wizardTexts } from './texts.ts'
import type { AnyWizard } from './wizard.ts'

type Found = { wizard: AnyWizard; conversation: Conversation } | { answer: Answer }

/**
 * The conversation at the question that the button belongs to, or what is said instead: to the button of an
 * old question the present one is asked again. The second of two quick presses does nothing.
 */
export async function present(
  tools: BotTools,
  wizards: ReadonlyMap<string, AnyWizard>,
  conversationId: string,
  step: string,
): Promise<Found> {
  const conversation = await tools.r.conversations.find(conversationId)
  if (!conversation || isOver(conversation)) return { answer: over(tools) }
  if (!isTheirs(tools, conversation)) return { answer: notTheirs(tools) }
  const wizard = wizards.get(conversation.kind)
  if (!wizard) return { answer: over(tools) }
  const refused = refusedFor(tools, wizard.permission)
  if (refused) return { answer: { replies: [], notice: refused } }
  const isActive = conversation.status === 'active'
  if (conversation.step === step && isActive) return { wizard, conversation }
  if (isActive && wasJustMoved(conversation, tools.deps.clock)) return { answer: { replies: [] } }
  const again = await resume(tools, wizards, conversation)
  return { answer: { notice: wizardTexts[tools.language].answeredAlready, ...again } }
}
