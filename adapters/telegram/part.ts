import type { BotApiAnswer } from './bot-api.ts'
import type { OneDelivery } from './deliver-once.ts'
import type { WireButton } from './wire-buttons.ts'

/** What one request sends: a text within the limit, an album of 2 to 10, a single file. */
export type Part = Pick<OneDelivery, 'method' | 'count' | 'send' | 'probe'>

/** Each part has its own key in the ledger; the first has the delivery's. */
export function partKey(key: string, index: number): string {
  return index === 0 ? key : `${key}#${index + 1}`
}

export function keyboard(buttons: readonly (readonly WireButton[])[] | undefined) {
  if (!buttons || buttons.length === 0) return {}
  const rows = buttons.map((row) =>
    row.map((button) =>
      'url' in button ? button : { text: button.text, callback_data: button.data },
    ),
  )
  return { reply_markup: { inline_keyboard: rows } }
}

/** The answer goes out even if the message it replies to is gone. */
export function replyParameters(replyTo: number | undefined) {
  if (replyTo === undefined) return {}
  return { reply_parameters: { message_id: replyTo, allow_sending_without_reply: true } }
}

/** On uploads Telegraf drops every object that is not a file, so this one goes as the JSON it becomes. */
export function replyParametersForUpload(replyTo: number | undefined) {
  const { reply_parameters: parameters } = replyParameters(replyTo)
  return parameters ? { reply_parameters: JSON.stringify(parameters) as never } : {}
}

/** Bytes as Telegraf uploads them, without a copy. */
export function upload(bytes: Uint8Array, filename: string) {
  return { source: Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength), filename }
}

/** The ids of what was sent. */
export function messageIds(
  answer: BotApiAnswer<{ message_id: number } | { message_id: number }[]>,
): BotApiAnswer<number[]> {
  if (!answer.ok) return answer
  return { ok: true, result: [answer.result].flat().map((message) => message.message_id) }
}
