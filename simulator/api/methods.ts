import { answerCallbackQuery } from './answer-callback-query.ts'
import { deleteMessage } from './delete-message.ts'
import { deleteMyCommands } from './delete-my-commands.ts'
import { deleteWebhook } from './delete-webhook.ts'
import { editMessageCaption } from './edit-message-caption.ts'
import { editMessageReplyMarkup } from './edit-message-reply-markup.ts'
import { editMessageText } from './edit-message-text.ts'
import { getChat } from './get-chat.ts'
import { getFile } from './get-file.ts'
import { getMe } from './get-me.ts'
import { getMyCommands } from './get-my-commands.ts'
import { getUpdates } from './get-updates.ts'
import { getWebhookInfo } from './get-webhook-info.ts'
import type { ApiMethod } from './method.ts'
import { sendChatAction } from './send-chat-action.ts'
import { sendDocument } from './send-document.ts'
import { sendMediaGroup } from './send-media-group.ts'
import { sendMessage } from './send-message.ts'
import { sendPhoto } from './send-photo.ts'
import { setMyCommands } from './set-my-commands.ts'
import { setWebhook } from './set-webhook.ts'

const all: Record<string, ApiMethod> = {
  answerCallbackQuery,
  deleteMessage,
  deleteMyCommands,
  deleteWebhook,
  editMessageCaption,
  editMessageReplyMarkup,
  editMessageText,
  getChat,
  getFile,
  getMe,
  getMyCommands,
  getUpdates,
  getWebhookInfo,
  sendChatAction,
  sendDocument,
  sendMediaGroup,
  sendMessage,
  sendPhoto,
  setMyCommands,
  setWebhook,
}

/** By lower-case name: Telegram does not mind the case. */
export const methods: ReadonlyMap<string, ApiMethod> = new Map(
  Object.entries(all).map(([name, method]) => [name.toLowerCase(), method]),
)
