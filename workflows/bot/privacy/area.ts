import { cancelErasure, requestErasure } from '../../privacy/request-erasure.ts'
import type { Erasure } from '../../privacy/ports.ts'
import { showMoment } from '../../shared/read-time.ts'
import type { Answer } from '../answer.ts'
import { onAction, type BotArea } from '../area.ts'
import type { BotTools } from '../bot-tools.ts'
import { say } from '../say.ts'
import { nextSteps } from '../start/next-steps.ts'
import {
  askErasure,
  cancelErasureButton,
  confirmErasure,
  exportData,
  keepData,
  showPrivacy,
} from './actions.ts'
import { privacyTexts } from './texts.ts'

/** What is stored about a person: seeing it, and having it deleted. */
export const privacyArea: BotArea = {
  commands: [
    {
      name: 'privacy',
      russian: 'данные',
      description: { ru: 'Что обо мне хранится', en: 'What is stored about me' },
      handle: exportAll,
    },
    {
      name: 'forget',
      russian: 'забыть',
      description: { ru: 'Удалить всё обо мне', en: 'Delete everything about me' },
      handle: askOrCancel,
    },
  ],
  actions: [
    onAction(showPrivacy, offer),
    onAction(exportData, exportAll),
    onAction(askErasure, askOrPlanned),
    onAction(confirmErasure, confirm),
    onAction(keepData, (tools) => turnInto(tools, privacyTexts[tools.language].kept)),
    onAction(cancelErasureButton, async (tools, { erasureId }) => {
      const open = await openOf(tools)
      return cancel(tools, open?.id === erasureId ? open : null)
    }),
  ],
}

const openOf = ({ r, speaker }: BotTools) => r.erasures.findOpen(speaker.telegramUserId)

function offer(tools: BotTools): Answer {
  const t = privacyTexts[tools.language]
  if (!tools.said.isPrivate) return { replies: [say(tools, t.privateOnly)] }
  const buttons = [
    [exportData.button(t.exportButton, {})],
    [askErasure.button(t.askForgetButton, {})],
  ]
  return { replies: [{ ...say(tools, t.question), buttons }] }
}

function exportAll(tools: BotTools): Answer {
  const { said, updateId, language } = tools
  const t = privacyTexts[language]
  if (!said.isPrivate) return { replies: [say(tools, t.privateOnly)] }
  const { chatId } = said
  return {
    replies: [say(tools, t.exporting)],
    events: [
      { type: 'privacy.export_requested', subject: String(chatId), data: { updateId, chatId } },
    ],
  }
}

/** Pressed again, it says when the deletion comes; only its own button cancels it. */
async function askOrPlanned(tools: BotTools): Promise<Answer> {
  const open = await openOf(tools)
  if (open?.status === 'running') return cancel(tools, open)
  return open ? planned(tools, open) : askOrCancel(tools)
}

async function askOrCancel(tools: BotTools): Promise<Answer> {
  const t = privacyTexts[tools.language]
  if (!tools.said.isPrivate) return { replies: [say(tools, t.privateOnly)] }
  const open = await openOf(tools)
  if (open) return cancel(tools, open)
  const buttons = [[confirmErasure.button(t.forgetButton, {})], [keepData.button(t.keepButton, {})]]
  return { replies: [{ ...say(tools, t.askForget), buttons }] }
}

async function confirm(tools: BotTools): Promise<Answer> {
  const { deps, r, context, speaker, language, said } = tools
  const t = privacyTexts[language]
  if (!said.isPrivate) return { replies: [], notice: t.privateOnly }
  const { telegramUserId } = speaker
  const erasure = await requestErasure(deps, r, context, { telegramUserId, language })
  return planned(tools, erasure)
}

async function planned(
  { r, said, language }: BotTools,
  erasure: Pick<Erasure, 'id' | 'dueAt'>,
): Promise<Answer> {
  const t = privacyTexts[language]
  const { timeZone } = (await r.settings.read()).values
  const text = t.planned(showMoment(erasure.dueAt, timeZone, language))
  const about = { erasureId: erasure.id }
  const buttons = [[cancelErasureButton.button(t.cancelButton, about)]]
  return { replies: [{ kind: 'edit', messageId: said.messageId, text, buttons }] }
}

async function cancel(tools: BotTools, open: Erasure | null): Promise<Answer> {
  const { r, context, language } = tools
  const t = privacyTexts[language]
  if (open?.status === 'running') return turnInto(tools, t.tooLate)
  const isCancelled = await cancelErasure(r, context, open)
  return turnInto(tools, isCancelled ? t.cancelled : t.nothingToCancel)
}

function turnInto(tools: BotTools, text: string): Answer {
  const { said } = tools
  const buttons = nextSteps(tools.language)
  if (said.kind !== 'button') return { replies: [{ ...say(tools, text), buttons }] }
  return { replies: [{ kind: 'edit', messageId: said.messageId, text, buttons }] }
}
