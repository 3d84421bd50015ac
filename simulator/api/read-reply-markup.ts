import { badRequest } from '../errors.ts'
import { limits } from '../limits.ts'
import { storable } from '../store/jsonb.ts'
import type { InlineKeyboardButton, InlineKeyboardMarkup } from '../types.ts'
import { isObject, optionalString, parseJson, requiredString } from './fields.ts'
import type { ApiRequest } from './request.ts'

/**
 * The inline keyboard in `reply_markup`. Reply keyboards are accepted and not shown: the Message
 * that a bot gets back does not hold them either.
 * @throws ApiError 400: not a keyboard, BUTTON_DATA_INVALID over 64 bytes, BUTTON_URL_INVALID
 */
export function readReplyMarkup({ args }: ApiRequest): InlineKeyboardMarkup | undefined {
  const json = args.get('reply_markup')
  if (!json) return undefined
  const markup = parseJson(json, 'reply keyboard markup')
  if (!isObject(markup)) throw badRequest('Object expected as reply markup')
  const rows = markup['inline_keyboard']
  if (rows === undefined || rows === null) return undefined
  if (!Array.isArray(rows)) throw badRequest('Field "inline_keyboard" must be of type Array')

  const keyboard = rows
    .map((row: unknown) => {
      if (!Array.isArray(row)) {
        throw badRequest(
          'Field "inline_keyboard" of the InlineKeyboardMarkup must be an Array of Arrays',
        )
      }
      return row.map(readButton)
    })
    .filter((row) => row.length > 0)
  if (keyboard.flat().length > limits.keyboardButtons) throw badRequest('Reply markup is too long')
  return keyboard.length > 0 ? { inline_keyboard: keyboard } : undefined
}

function readButton(button: unknown): InlineKeyboardButton {
  const prefix = "Can't parse inline keyboard button: "
  if (!isObject(button)) throw badRequest(`${prefix}InlineKeyboardButton must be an Object`)
  if (button['text'] === undefined) throw badRequest(`${prefix}can't find field "text"`)
  const text = storable(requiredString(button, 'text'))
  const url = optionalString(button, 'url')
  const data = optionalString(button, 'callback_data')
  if (url) {
    if (!/^(https?|tg|tel):\S+$/i.test(url) || !URL.canParse(url)) {
      throw badRequest('BUTTON_URL_INVALID')
    }
    return { text, url: storable(url) }
  }
  if (!data) throw badRequest(`${prefix}text buttons are unallowed in the inline keyboard`)
  if (Buffer.byteLength(data) > limits.callbackDataBytes) throw badRequest('BUTTON_DATA_INVALID')
  return { text, callback_data: storable(data) }
}
