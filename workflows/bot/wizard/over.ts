import type { Answer } from '../answer.ts'
import type { BotTools } from '../bot-tools.ts'
import type { Conversation } from '../repository.ts'
import { wizardTexts } from './texts.ts'

export const isOver = ({ status }: Conversation) => status === 'finished' || status === 'cancelled'

/** A conversation answers only to whom it asks, where it asks. */
export const isTheirs = (
  { said, speaker }: Pick<BotTools, 'said' | 'speaker'>,
  { chatId, telegramUserId }: Conversation,
) => chatId === said.chatId && telegramUserId === speaker.telegramUserId

export const over = ({ language }: Pick<BotTools, 'language'>): Answer => ({
  replies: [],
  notice: wizardTexts[language].over,
})

export const notTheirs = ({ language }: Pick<BotTools, 'language'>): Answer => ({
  replies: [],
  notice: wizardTexts[language].notYours,
})
