import { createNewId } from '../../adapters/new-id.ts'
import { bootstrap } from '../../db/access/bootstrap.ts'
import { createInTenant } from '../../db/create-in-tenant.ts'
import { createButtonStore } from '../../db/repositories/buttons.ts'
import { answerUpdate } from '../../workflows/bot/answer-update.ts'
import type { Button, ChatMessenger } from '../../workflows/bot/ports.ts'
import type { Deps } from '../../workflows/deps.ts'
import { EVENT_CATALOG } from '../../workflows/event-catalog.ts'
import type { EventContext } from '../../workflows/shared/events.ts'
import { openTestDatabase } from './database.ts'
import { quietLogger as logger } from './quiet-logger.ts'

interface Shown {
  messageId: number
  chatId: number
  text: string
  keys: { text: string; data: string }[]
}

/** The bot on a real database, spoken to update by update, with a clock of the test and a messenger that notes. */
export async function openBotChat() {
  const database = await openTestDatabase()
  const clock = { time: Date.now(), now: () => clock.time }
  const newId = createNewId(clock)
  const { scope } = await bootstrap(database, { clock, newId })
  const inTenant = createInTenant(database, { catalog: EVENT_CATALOG, clock, newId, logger })
  const buttons = createButtonStore(database, { clock })
  const context: EventContext = { ...scope, actor: { type: 'system', id: 'test' }, source: 'bot' }

  const shown: Shown[] = []
  const notices: string[] = []
  const sentKeys = new Set<string>()
  let nextMessage = 1000
  let nextUpdate = 1
  const keysOf = async (chatId: number, rows: Button[][] = []) => {
    const actions = rows.flat().flatMap((button) => ('action' in button ? [button] : []))
    const ids = await buttons.keep(
      scope,
      chatId,
      actions.map(({ action }) => action),
    )
    return actions.map(({ text }, index) => ({ text, data: ids[index] ?? '' }))
  }
  const messenger: Pick<ChatMessenger, 'username' | 'sendText' | 'editText' | 'answerCallback'> = {
    username: async () => 'potok_bot',
    sendText: async (_, { key, chatId, text, buttons: rows }) => {
      if (sentKeys.has(key)) return { messageIds: [] }
      sentKeys.add(key)
      nextMessage += 1
      const keys = await keysOf(chatId, rows)
      shown.push({ messageId: nextMessage, chatId, text, keys })
      return { messageIds: [nextMessage] }
    },
    editText: async (_, { chatId, messageId, text, buttons: rows }) => {
      const message = shown.find((each) => each.messageId === messageId)
      if (message) Object.assign(message, { text, keys: await keysOf(chatId, rows) })
    },
    answerCallback: async ({ text }) => void (text !== undefined && notices.push(text)),
  }
  const deps = {
    newId,
    clock,
    logger,
    inTenant,
    botScope: async () => scope,
    messenger,
  } as unknown as Deps

  const give = async (payload: Record<string, unknown>, chatId: number) => {
    const updateId = nextUpdate
    nextUpdate += 1
    clock.time += 1
    await inTenant(scope, (r) => r.updates.insert([{ updateId, chatId, payload }]))
    await answerUpdate(deps, context, updateId)
    return updateId
  }
  const people = (userId: number) => ({
    id: userId,
    is_bot: false,
    first_name: 'Аня',
    language_code: 'ru',
  })
  /** A person in a chat; in a group when the chat is not their own. */
  const person = (userId: number, chatId = userId) => {
    const chat = { id: chatId, type: chatId === userId ? 'private' : 'supergroup' }
    const press = async (data: string, messageId: number) => {
      const message = { message_id: messageId, date: 1, chat, text: 'menu' }
      return give({ callback_query: { id: 'c', from: people(userId), data, message } }, chatId)
    }
    return {
      message: (fields: object) => {
        nextMessage += 1
        const message = { message_id: nextMessage, date: 1, chat, from: people(userId), ...fields }
        return give({ message }, chatId)
      },
      says(text: string, fields: object = {}) {
        return this.message({ text, ...fields })
      },
      pressKey: press,
      /** The newest button with these words. */
      async presses(words: string | RegExp) {
        const fits = (text: string) =>
          typeof words === 'string' ? text.includes(words) : words.test(text)
        for (const { messageId, keys } of shown.filter((m) => m.chatId === chatId).toReversed()) {
          const key = keys.find(({ text }) => fits(text))
          if (key) return press(key.data, messageId)
        }
        throw new Error(`There is no button ${String(words)}`)
      },
    }
  }
  return {
    scope,
    context,
    deps,
    clock,
    shown,
    notices,
    person,
    last: () => shown.at(-1)?.text ?? '',
    texts: (chatId: number) => shown.filter((m) => m.chatId === chatId).map(({ text }) => text),
    query: (text: string, values: unknown[] = []) =>
      database.sql.query<Record<string, unknown>>(text, values),
    close: () => database.close(),
  }
}

export type BotChat = Awaited<ReturnType<typeof openBotChat>>
