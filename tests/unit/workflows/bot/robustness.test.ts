import fc from 'fast-check'
import { expect, test } from 'vitest'
import { carouselOfButton } from '../../../../workflows/bot/answer-button.ts'
import {
  fromCallbackData,
  toCallbackData,
  type ButtonAction,
} from '../../../../workflows/bot/callback-data.ts'
import { decide } from '../../../../workflows/bot/decide.ts'
import { readUpdate } from '../../../../workflows/bot/read-update.ts'
import { chatOf } from '../../../../workflows/bot/telegram-update.ts'
import { STYLES } from '../../../../workflows/carousel/styles.ts'

const uuid = fc.uuid()
const maybeId = fc
  .option(uuid, { nil: undefined })
  .map((carouselId) => (carouselId === undefined ? {} : { carouselId }))
const action: fc.Arbitrary<ButtonAction> = fc.oneof(
  fc.record({ kind: fc.constantFrom('approve', 'decline'), approvalId: fc.uuid() }),
  maybeId.map((id) => ({ kind: 'show_styles' as const, ...id })),
  maybeId.map((id) => ({ kind: 'show_formats' as const, ...id })),
  fc
    .tuple(fc.constantFrom(...STYLES), maybeId)
    .map(([style, id]) => ({ kind: 'choose_style' as const, style, ...id })),
  fc
    .tuple(fc.constantFrom('portrait' as const, 'square' as const), maybeId)
    .map(([format, id]) => ({ kind: 'choose_format' as const, format, ...id })),
  uuid.map((carouselId) => ({ kind: 'again' as const, carouselId })),
  uuid.map((carouselId) => ({ kind: 'retry' as const, carouselId })),
  fc
    .constantFrom('ru' as const, 'en' as const)
    .map((language) => ({ kind: 'choose_language' as const, language })),
  fc.nat({ max: 9 }).map((index) => ({ kind: 'example' as const, index })),
)

test('every button fits into 64 bytes and comes back as it was', () => {
  fc.assert(
    fc.property(action, (action) => {
      const data = toCallbackData(action)
      expect(Buffer.byteLength(data)).toBeLessThanOrEqual(64)
      expect(fromCallbackData(data)).toEqual(action)
    }),
  )
})

test('no callback data breaks the reader', () => {
  fc.assert(
    fc.property(fc.string(), (data) => {
      expect(() => fromCallbackData(data)).not.toThrow()
      expect(() => carouselOfButton(data)).not.toThrow()
    }),
  )
})

const content = fc.oneof(
  fc.record({ text: fc.string({ unit: 'binary', maxLength: 300 }) }),
  fc.record({
    text: fc.constantFrom('/start', '/carousel', '/carousel ', '/', '@potok_bot', '/@x y'),
  }),
  fc.record({ sticker: fc.jsonValue() }),
)
const message = fc
  .tuple(content, fc.constantFrom('private', 'group', 'supergroup'), fc.string())
  .map(([content, type, name]) => ({
    message: {
      message_id: 1,
      chat: { id: 1, type },
      from: { id: 1, is_bot: false, first_name: name },
      ...content,
    },
  }))
const anything = fc.dictionary(
  fc.constantFrom('message', 'callback_query', 'edited_message', 'my_chat_member', 'x'),
  fc.jsonValue(),
)

test('whatever Telegram sends, the bot decides without an error, and the decision survives as JSON', () => {
  fc.assert(
    fc.property(fc.oneof(message, anything), (update) => {
      const payload: Record<string, unknown> = { update_id: 5, ...update }
      chatOf(payload)
      const { outcome } = decide({
        updateId: 5,
        incoming: readUpdate(payload),
        session: null,
        carousel: null,
        botName: 'potok_bot',
        newId: () => '01890a5d-ac96-774b-bcce-b302099a8057',
      })
      expect(JSON.parse(JSON.stringify(outcome))).toEqual(outcome)
      const said = outcome.replies.map((reply) => (reply.kind === 'text' ? reply.text : 'x'))
      expect(said.map((text) => text.trim())).not.toContain('')
    }),
    { numRuns: 500 },
  )
})

test.each([
  [{ message: { chat: { id: 1 } } }, 1],
  [{ edited_channel_post: { chat: { id: -1001234567890 } } }, -1001234567890],
  [{ callback_query: { id: 'x', message: { chat: { id: 3 }, date: 0 } } }, 3],
  [{ chat_join_request: { chat: { id: 4 } } }, 4],
  [{ callback_query: { id: 'x', inline_message_id: 'y' } }, null],
  [{ inline_query: { id: 'x' } }, null],
  [{}, null],
])('the chat of %j is %j', (update, chat) => {
  expect(chatOf({ update_id: 1, ...update })).toBe(chat)
})
