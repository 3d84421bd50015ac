import type { ButtonStore, ChatMessenger, DeliveryLedger } from '../../workflows/bot/ports.ts'
import type { Clock, Logger } from '../../workflows/shared/runtime.ts'
import { albumParts } from './album-parts.ts'
import { createBotApi, type BotApiOptions } from './bot-api.ts'
import { createChatGate } from './chat-gate.ts'
import { deliverOnce } from './deliver-once.ts'
import { documentPart } from './document-part.ts'
import { downloadFile } from './download-file.ts'
import { type BlockedChats, createLeaveBlocked } from './leave-blocked.ts'
import { keyboard, partKey, type Part } from './part.ts'
import { NO_PREVIEW, textParts } from './text-parts.ts'
import { cutText, TEXT_LIMIT } from './split-text.ts'
import type { Lane } from './send-limits.ts'
import { wireButtons } from './wire-buttons.ts'

/** Milliseconds that a request may take. */
export interface Timeouts {
  call: number
  upload: number
}

export interface ChatMessengerOptions extends BotApiOptions {
  ledger: DeliveryLedger
  buttons: ButtonStore
  logger: Logger
  clock: Clock
  /** Where the bot is not wanted; forgotten with every call when absent. */
  blocked?: BlockedChats
  timeouts?: Timeouts
}

/** Milliseconds of Telegram's "retry after" that a send sits out; a longer wait is the engine's. */
const PATIENCE = 15_000

const NOWHERE_BLOCKED: BlockedChats = { has: async () => false, note: async () => {} }

/** An edit that Telegram refuses for these reasons needs no repeat. */
const NOTHING_TO_EDIT =
  /message is not modified|message to edit not found|message can't be edited|no text in the message|MESSAGE_ID_INVALID/i

/** The chat port over Telegram's Bot API: plain text, the ledger before every send. */
export function createChatMessenger(options: ChatMessengerOptions): ChatMessenger {
  const {
    ledger,
    buttons: store,
    logger,
    clock,
    timeouts = { call: 10_000, upload: 30_000 },
  } = options
  const api = createBotApi(options)
  const gate = createChatGate(clock)
  const leavingBlocked = createLeaveBlocked(options.blocked ?? NOWHERE_BLOCKED)
  let username: Promise<string> | null = null

  type Delivery = {
    key: string
    chatId: number
    after?: number
    replyTo?: number
    lane?: Lane
  }
  const deliver = async (
    scope: Parameters<ChatMessenger['sendText']>[0],
    { key, chatId, after = 0, replyTo = 0, lane = 'interactive' }: Delivery,
    parts: Part[],
  ) => {
    const messageIds: number[] = []
    for (const [index, part] of parts.entries()) {
      const older = Math.max(after, replyTo, ...messageIds)
      const one = { ...part, key: partKey(key, index), chatId, after: older }
      const send = () => deliverOnce({ ledger, logger }, scope, one)
      const cost = { overall: part.count, chat: part.count }
      const entry = { lane, cost, ticket: one.key, patience: PATIENCE }
      messageIds.push(
        ...(await leavingBlocked(scope, chatId, () => gate.enter(chatId, send, entry))),
      )
    }
    return { messageIds }
  }

  const askName = async () => {
    const answer = await api.call('getMe', {}, timeouts.call)
    if (!answer.ok) throw answer.error
    return answer.result.username
  }

  return {
    username() {
      username ??= askName().catch((error: unknown) => {
        username = null
        throw error
      })
      return username
    },
    async sendText(scope, text) {
      const buttons = await wireButtons(store, scope, text.chatId, text.buttons ?? [])
      return deliver(scope, text, textParts(api, timeouts, text, buttons))
    },
    sendAlbum: (scope, album) => deliver(scope, album, albumParts(api, timeouts, album)),
    // An album of one is a photo.
    sendPhoto: (scope, { photo, ...delivery }) =>
      deliver(scope, delivery, albumParts(api, timeouts, { ...delivery, photos: [photo] })),
    sendDocument: (scope, document) =>
      deliver(scope, document, [documentPart(api, timeouts, document)]),
    editText: async (scope, { chatId, messageId, text, buttons = [] }) => {
      const wired = await wireButtons(store, scope, chatId, buttons)
      const work = async () => {
        const edit = {
          chat_id: chatId,
          message_id: messageId,
          text: cutText(text, TEXT_LIMIT),
          ...NO_PREVIEW,
          ...keyboard(wired),
        }
        const answer = await api.call('editMessageText', edit, timeouts.call)
        if (!answer.ok && !NOTHING_TO_EDIT.test(answer.description)) throw answer.error
      }
      const cost = { overall: 1, chat: chatId < 0 ? 1 : 0 }
      return gate.enter(chatId, work, { cost, patience: PATIENCE })
    },
    downloadFile: (fileId, limits) => downloadFile(api, options, fileId, limits),
    async setCommands(chatId, commands) {
      const scope = { type: 'chat' as const, chat_id: chatId }
      const menu = { commands: [...commands], scope }
      const answer = await api.call('setMyCommands', menu, timeouts.call)
      if (!answer.ok) throw answer.error
    },
    async answerCallback({ callbackId, text }) {
      const payload = {
        callback_query_id: callbackId,
        ...(text === undefined ? {} : { text: cutText(text, 200) }),
      }
      const answer = await api.call('answerCallbackQuery', payload, timeouts.call)
      if (!answer.ok) logger.debug({ err: answer.error }, 'a callback query was not answered')
    },
    async sendChatAction({ chatId, action }) {
      const answer = await api.call('sendChatAction', { chat_id: chatId, action }, timeouts.call)
      if (!answer.ok) logger.debug({ err: answer.error, chatId }, 'a chat action was not shown')
    },
  }
}
