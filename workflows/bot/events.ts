import { z } from 'zod'
import { LANGUAGES } from '../carousel/content.ts'
import { declareEvent } from '../shared/events.ts'

const chatId = z.number()
const updateId = z.number()

export const telegramUpdateReceived = declareEvent({
  type: 'telegram.update_received',
  summary: 'Telegram delivered an update of a chat; it is stored and waits to be handled.',
  data: { updateId, chatId },
})

export const userMessageReceived = declareEvent({
  type: 'user.message.received',
  summary: 'A person wrote to the bot or pressed a button.',
  data: {
    updateId,
    chatId,
    userId: z.number(),
    /** `text`, `button`, or the name of the content that is not text, such as `photo`. */
    content: z.string(),
  },
})

export const commandExecuted = declareEvent({
  type: 'command.executed',
  summary: 'The bot carried out a command.',
  data: { updateId, chatId, userId: z.number(), command: z.string() },
})

export const userSessionCreated = declareEvent({
  type: 'user.session.created',
  summary: 'A chat spoke to the bot for the first time.',
  data: { chatId, language: z.enum(LANGUAGES) },
})

export const sessionSaved = declareEvent({
  type: 'session.saved',
  summary: 'What Potok remembers of a chat changed.',
  data: { chatId },
})

export const conversationPaused = declareEvent({
  type: 'conversation.paused',
  summary: 'A conversation with the bot was put aside, because nothing was said for half an hour.',
  data: {
    conversationId: z.string(),
    chatId,
    /** Of the wizard. */
    kind: z.string(),
    version: z.int(),
  },
})
