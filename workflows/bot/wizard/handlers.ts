import type { Answer } from '../answer.ts'
import { onAction, type ActionHandler, type BotCommand } from '../area.ts'
import type { BotTools } from '../bot-tools.ts'
import { say } from '../say.ts'
import { nextSteps } from '../start/next-steps.ts'
import { backInWizard, chooseInWizard, leaveWizard, resumeWizard, skipInWizard } from './actions.ts'
import { ask, stepBefore } from './ask.ts'
import { goOn, inPlace } from './go-on.ts'
import { isOver, isTheirs, notTheirs, over } from './over.ts'
import { present } from './present.ts'
import { moveTo, resume } from './resume.ts'
import { wizardTexts } from './texts.ts'
import type { AnyWizard } from './wizard.ts'

type Wizards = ReadonlyMap<string, AnyWizard>

/** The buttons below every question. */
export function wizardActions(wizards: Wizards): ActionHandler[] {
  return [
    onAction(chooseInWizard, async (tools, { conversationId, step, value }) => {
      const found = await present(tools, wizards, conversationId, step)
      return 'answer' in found
        ? found.answer
        : goOn(tools, found.wizard, found.conversation, { kind: 'choice', value })
    }),
    onAction(skipInWizard, async (tools, { conversationId, step }) => {
      const found = await present(tools, wizards, conversationId, step)
      return 'answer' in found
        ? found.answer
        : goOn(tools, found.wizard, found.conversation, { kind: 'skip' })
    }),
    onAction(backInWizard, async (tools, { conversationId, step }) => {
      const found = await present(tools, wizards, conversationId, step)
      if ('answer' in found) return found.answer
      const { wizard, conversation } = found
      const { id, data } = conversation
      const before = await stepBefore(tools, wizard, step, data)
      if (!before) return { replies: [] }
      await moveTo(tools, id, before.name)
      const question = await ask(tools, wizard, { id, step: before, data })
      return { replies: [inPlace(tools, question)] }
    }),
    onAction(leaveWizard, (tools, { conversationId }) => leave(tools, conversationId)),
    onAction(resumeWizard, async (tools, { conversationId }) => {
      const conversation = await tools.r.conversations.find(conversationId)
      return conversation ? resume(tools, wizards, conversation) : over(tools)
    }),
  ]
}

/** Commands about a conversation: they do not interrupt it. */
export const WIZARD_COMMANDS: readonly string[] = ['cancel', 'resume']

/** `/cancel` and `/resume`. */
export function wizardCommands(wizards: Wizards): BotCommand[] {
  return [
    {
      name: 'cancel',
      russian: 'отмена',
      inGroups: true,
      async handle(tools) {
        const { said, speaker, r, language } = tools
        const open =
          (await r.conversations.findActive(said.chatId, speaker.telegramUserId)) ??
          (await r.conversations.findPaused(said.chatId, speaker.telegramUserId))
        if (open) return leave(tools, open.id)
        return { replies: [hint(tools, wizardTexts[language].nothingToLeave)] }
      },
    },
    {
      name: 'resume',
      russian: 'продолжить',
      inGroups: true,
      async handle(tools) {
        const { said, speaker, r, language } = tools
        const { conversations } = r
        const open =
          (await conversations.findActive(said.chatId, speaker.telegramUserId)) ??
          (await conversations.findPaused(said.chatId, speaker.telegramUserId))
        if (open) return resume(tools, wizards, open)
        return { replies: [hint(tools, wizardTexts[language].nothingToResume)] }
      },
    },
  ]
}

async function leave(tools: BotTools, conversationId: string): Promise<Answer> {
  const conversation = await tools.r.conversations.find(conversationId)
  if (!conversation || isOver(conversation)) return over(tools)
  if (!isTheirs(tools, conversation)) return notTheirs(tools)
  await tools.r.conversations.update(conversationId, { status: 'cancelled' })
  const { said, language } = tools
  const text = wizardTexts[language].left
  return {
    replies: [
      said.kind === 'button'
        ? { kind: 'edit', messageId: said.messageId, text, buttons: nextSteps(language) }
        : hint(tools, text),
    ],
  }
}

const hint = (tools: BotTools, text: string) => ({
  ...say(tools, text),
  buttons: nextSteps(tools.language),
})
