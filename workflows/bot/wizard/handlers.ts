import type { Answer } from '../answer.ts'
import { onAction, type ActionHandler, type BotCommand } from '../area.ts'
import type { BotTools } from '../bot-tools.ts'
import type { Conversation } from '../repository.ts'
import { backInWizard, chooseInWizard, leaveWizard, resumeWizard, skipInWizard } from './actions.ts'
import { ask, stepAfter, stepBefore } from './ask.ts'
import { expiryOf } from './expiry-of.ts'
import { goOn } from './go-on.ts'
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
      return { replies: [await ask(tools, wizard, { id, step: before, data })] }
    }),
    onAction(leaveWizard, async (tools, { conversationId }) => {
      const conversation = await tools.r.conversations.find(conversationId)
      return conversation ? leave(tools, conversation) : over(tools)
    }),
    onAction(resumeWizard, async (tools, { conversationId }) => {
      const conversation = await tools.r.conversations.find(conversationId)
      return conversation ? resume(tools, wizards, conversation) : over(tools)
    }),
  ]
}

/** `/cancel` and `/resume`. */
export function wizardCommands(wizards: Wizards): BotCommand[] {
  return [
    {
      name: 'cancel',
      russian: 'отмена',
      inGroups: true,
      async handle(tools) {
        const { said, speaker, r, language } = tools
        const open = await r.conversations.findActive(said.chatId, speaker.telegramUserId)
        if (open) return leave(tools, open)
        return { replies: [{ kind: 'text', text: wizardTexts[language].nothingToLeave }] }
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
        return { replies: [{ kind: 'text', text: wizardTexts[language].nothingToResume }] }
      },
    },
  ]
}

type Found = { wizard: AnyWizard; conversation: Conversation } | { answer: Answer }

/** The conversation at the question that the button belongs to, or what is said instead. */
async function present(
  tools: BotTools,
  wizards: Wizards,
  conversationId: string,
  step: string,
): Promise<Found> {
  const conversation = await tools.r.conversations.find(conversationId)
  if (!conversation || isOver(conversation)) return { answer: over(tools) }
  if (!isTheirs(tools, conversation)) return { answer: notTheirs(tools) }
  const wizard = wizards.get(conversation.kind)
  if (!wizard) return { answer: over(tools) }
  if (conversation.step === step && conversation.status === 'active') {
    return { wizard, conversation }
  }
  const again = await resume(tools, wizards, conversation)
  return { answer: { ...again, notice: wizardTexts[tools.language].answeredAlready } }
}

async function leave(tools: BotTools, conversation: Conversation): Promise<Answer> {
  if (isOver(conversation)) return over(tools)
  if (!isTheirs(tools, conversation)) return notTheirs(tools)
  await tools.r.conversations.update(conversation.id, { status: 'cancelled' })
  const { said, language } = tools
  const text = wizardTexts[language].left
  const isPressed = said.kind === 'button'
  return {
    replies: [
      isPressed ? { kind: 'edit', messageId: said.messageId, text } : { kind: 'text', text },
    ],
  }
}

async function resume(
  tools: BotTools,
  wizards: Wizards,
  conversation: Conversation,
): Promise<Answer> {
  if (isOver(conversation)) return over(tools)
  if (!isTheirs(tools, conversation)) return notTheirs(tools)
  const { r, said, speaker } = tools
  const wizard = wizards.get(conversation.kind)
  const { id, data } = conversation
  const step =
    wizard?.steps.find(({ name }) => name === conversation.step) ??
    (wizard && (await stepAfter(tools, wizard, null, data)))
  if (!wizard || !step) return over(tools)
  const open = await r.conversations.findActive(said.chatId, speaker.telegramUserId)
  if (open && open.id !== id) await r.conversations.update(open.id, { status: 'paused' })
  await moveTo(tools, id, step.name)
  return { replies: [await ask(tools, wizard, { id, step, data })] }
}

const moveTo = (tools: BotTools, id: string, step: string) =>
  tools.r.conversations.update(id, {
    step,
    status: 'active',
    expiresAt: expiryOf(tools.deps.clock),
  })

const isOver = ({ status }: Conversation) => status === 'finished' || status === 'cancelled'

const isTheirs = ({ said, speaker }: BotTools, { chatId, telegramUserId }: Conversation) =>
  chatId === said.chatId && telegramUserId === speaker.telegramUserId

const over = ({ language }: BotTools): Answer => ({
  replies: [],
  notice: wizardTexts[language].over,
})

const notTheirs = ({ language }: BotTools): Answer => ({
  replies: [],
  notice: wizardTexts[language].notYours,
})
