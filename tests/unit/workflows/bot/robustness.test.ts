import fc from 'fast-check'
import { expect, test } from 'vitest'
import { ACTIONS } from '../../../../workflows/bot/areas.ts'
import { readOldButton } from '../../../../workflows/bot/read-old-button.ts'
import { chatOf } from '../../../../workflows/bot/telegram-update.ts'
import { STYLES } from '../../../../workflows/carousel/styles.ts'
import { given } from '../../../support/decide-given.ts'

const maybe = fc.option(fc.uuid(), { nil: undefined })
const old = fc.oneof(
  fc.tuple(fc.constantFrom('ms', 'mf', 'a', 'r', 'd', 'ap', 'ad'), fc.uuid()),
  fc.tuple(fc.constant('s'), fc.constantFrom(...STYLES), maybe),
  fc.tuple(fc.constant('f'), fc.constantFrom('portrait', 'square'), maybe),
  fc.tuple(fc.constant('l'), fc.constantFrom('ru', 'en')),
  fc.tuple(fc.constant('x'), fc.nat({ max: 9 })),
)

test('every button sent before actions were kept still asks for what it did', () => {
  fc.assert(
    fc.property(old, (parts) => {
      const action = readOldButton(parts.filter((part) => part !== undefined).join(':'))
      const handler = ACTIONS.get(action?.kind ?? '')
      expect(handler?.action.data.safeParse(action?.data).success).toBe(true)
    }),
  )
})

test('no callback data breaks the reader', () => {
  fc.assert(
    fc.property(fc.string(), (data) => {
      expect(() => readOldButton(data)).not.toThrow()
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
  return fc.assert(
    fc.asyncProperty(fc.oneof(message, anything), async (update) => {
      const payload: Record<string, unknown> = { update_id: 5, ...update }
      chatOf(payload)
      const { outcome } = await given({ session: null }).on(payload)
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
