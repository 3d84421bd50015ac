import type { TextDelivery } from '../../workflows/bot/ports.ts'
import type { BotApi } from './bot-api.ts'
import { keyboard, messageIds, replyParameters, type Part } from './part.ts'
import { splitText } from './split-text.ts'
import type { WireButton } from './wire-buttons.ts'

export const NO_PREVIEW = { link_preview_options: { is_disabled: true } }

/** A text as one or more messages: the first replies, the last carries the buttons. */
export function textParts(
  api: BotApi,
  timeouts: { call: number },
  { chatId, text, replyTo }: TextDelivery,
  buttons: readonly (readonly WireButton[])[],
): Part[] {
  const texts = splitText(text)
  return texts.map((part, index) => {
    const message = {
      chat_id: chatId,
      text: part,
      ...NO_PREVIEW,
      ...keyboard(index === texts.length - 1 ? buttons : undefined),
    }
    const reply = replyParameters(index === 0 ? replyTo : undefined)
    return {
      method: 'sendMessage',
      count: 1,
      send: async () =>
        messageIds(await api.call('sendMessage', { ...message, ...reply }, timeouts.call)),
      probe: (id) => api.call('editMessageText', { ...message, message_id: id }, timeouts.call),
    }
  })
}
