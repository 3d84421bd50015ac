import type { Answer } from '../answer.ts'
import type { BotTools } from '../bot-tools.ts'
import { refusedFor } from '../refused-for.ts'
import type { Conversation } from '../repository.ts'
import { say } from '../say.ts'
import { ask } from './ask.ts'
import { expiryOf } from './expiry-of.ts'
import { withFirst } from './go-on.ts'
import { isOver, isTheirs, notTheirs, over } from './over.ts'
import { startOver } from './start-over.ts'
import { wizardTexts } from './texts.ts'
import type { AnyWizard } from './wizard.ts'

/** Asks the present question of a conversation again; another one that is open waits meanwhile. */
export async function resume(
  tools: BotTools,
  wizards: ReadonlyMap<string, AnyWizard>,
  conversation: Conversation,
): Promise<Answer> {
  if (isOver(conversation)) return over(tools)
  if (!isTheirs(tools, conversation)) return notTheirs(tools)
  const { r, said, speaker, language } = tools
  const { id, data } = conversation
  const wizard = wizards.get(conversation.kind)
  if (!wizard) {
    await r.conversations.update(id, { status: 'cancelled' })
    return { replies: [say(tools, wizardTexts[language].changed)] }
  }
  const refused = refusedFor(tools, wizard.permission)
  if (refused) return { replies: [say(tools, refused)] }
  const open = await r.conversations.findActive(said.chatId, speaker.telegramUserId)
  if (open && open.id !== id) await r.conversations.update(open.id, { status: 'paused' })
  const step = wizard.steps.find(({ name }) => name === conversation.step)
  const known = wizard.data.safeParse(data)
  if (!step || !known.success) return startOver(tools, wizard, conversation)
  await moveTo(tools, id, step.name)
  const question = await ask(tools, wizard, { id, step, data: known.data })
  const title = wizardTexts[language].resumed(wizard.title[language])
  return { replies: [conversation.status === 'paused' ? withFirst(question, title) : question] }
}

/** Makes a conversation active at a step. */
export const moveTo = (tools: BotTools, id: string, step: string): Promise<void> =>
  tools.r.conversations.update(id, {
    step,
    status: 'active',
    expiresAt: expiryOf(tools.deps.clock),
  })
