import type { DocumentDelivery } from '../../workflows/bot/ports.ts'
import type { BotApi } from './bot-api.ts'
import { messageIds, replyParametersForUpload, upload, type Part } from './part.ts'
import { cutText } from './split-text.ts'

/** A file sent as it is: Telegram neither shrinks nor recodes it. */
export function documentPart(
  api: BotApi,
  timeouts: { call: number; upload: number },
  { chatId, document, caption = '', replyTo }: DocumentDelivery,
): Part {
  const text = cutText(caption)
  const payload = {
    chat_id: chatId,
    ...(text === '' ? {} : { caption: text }),
    ...replyParametersForUpload(replyTo),
  }
  return {
    method: 'sendDocument',
    count: 1,
    send: async () => {
      const file = upload(document.bytes, document.fileName)
      return messageIds(
        await api.call('sendDocument', { ...payload, document: file }, timeouts.upload),
      )
    },
    probe: (id) =>
      api.call(
        'editMessageCaption',
        { chat_id: chatId, message_id: id, caption: text },
        timeouts.call,
      ),
  }
}
