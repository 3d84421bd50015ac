import { createButtonStore } from '../../db/repositories/buttons.ts'
import type { Database } from '../../db/open-database.ts'
import { answerUpdate } from '../../workflows/bot/answer-update.ts'
import type { Button, ChatMessenger, TextDelivery } from '../../workflows/bot/ports.ts'
import { createReceiveUpdate } from '../../workflows/bot/receive-update.ts'
import type { Deps } from '../../workflows/deps.ts'
import type { Clock } from '../../workflows/shared/runtime.ts'
import type { TenantScope } from '../../workflows/shared/scope.ts'

/** A message as it stands in a chat. */
export interface ChatMessage {
  key: string
  chatId: number
  messageId: number
  text: string
  buttons: Button[]
  /** What each button carries; an address has none. */
  data: (string | undefined)[]
}

/** Chats without Telegram: what the bot says stays there, each key once, and buttons can be pressed. */
export function createChats(database: Database, clock: Clock) {
  const store = createButtonStore(database, { clock })
  const messages: ChatMessage[] = []
  const notes: string[] = []
  const menus = new Map<number, readonly { command: string; description: string }[]>()
  let ids = 0

  const wired = async (scope: TenantScope, chatId: number, rows: Button[][] = []) => {
    const buttons = rows.flat()
    const actions = buttons.flatMap((button) => ('action' in button ? [button.action] : []))
    const kept = await store.keep(scope, chatId, actions)
    return {
      buttons,
      data: buttons.map((button) => ('action' in button ? kept.shift() : undefined)),
    }
  }
  const messenger: Partial<ChatMessenger> = {
    username: async () => 'potok_bot',
    sendText: async (scope, { key, chatId, text, buttons }: TextDelivery) => {
      const wire = await wired(scope, chatId, buttons)
      const known = messages.find((message) => message.key === key)
      if (known) return { messageIds: [known.messageId] }
      ids += 1
      messages.push({ key, chatId, text, messageId: ids, ...wire })
      return { messageIds: [ids] }
    },
    editText: async (scope, { chatId, messageId, text, buttons }) => {
      const wire = await wired(scope, chatId, buttons)
      const found = messages.find(
        (message) => message.chatId === chatId && message.messageId === messageId,
      )
      if (found) Object.assign(found, { text, ...wire })
    },
    answerCallback: async ({ text }) => void (text !== undefined && notes.push(text)),
    setCommands: async (chatId, commands) => void menus.set(chatId, commands),
    sendChatAction: async () => undefined,
  }
  return { messenger: messenger as ChatMessenger, messages, notes, menus, nextId: () => (ids += 1) }
}

export type Chats = ReturnType<typeof createChats>

let updates = 5_000_000

/** Somebody who talks with the bot; in a group when `chatId` is below zero. */
export function talker(
  { deps, scope, chats }: { deps: Deps; scope: TenantScope; chats: Chats },
  userId: number,
  chatId = userId,
) {
  const chat = { id: chatId, type: chatId < 0 ? 'group' : 'private' }
  const from = { id: userId, first_name: 'T', language_code: 'ru' }
  const context = { ...scope, actor: { type: 'system' as const, id: 'test' }, source: 'bot' }
  const here = () => chats.messages.filter((message) => message.chatId === chatId)

  const receive = async (update: Record<string, unknown>) => {
    updates += 1
    const updateId = updates
    await createReceiveUpdate(deps)({ update_id: updateId, ...update })
    const before = here().length
    const noted = chats.notes.length
    await answerUpdate(deps, context, updateId)
    const said = here()
      .slice(before)
      .map(({ text }) => text)
    return {
      updateId,
      /** What the bot wrote anew. */
      text: said.join('\n---\n'),
      note: chats.notes.slice(noted).join('\n'),
    }
  }
  const pressOn = async (message: ChatMessage, data: string) => {
    const { messageId, text } = message
    const pressed = await receive({
      callback_query: {
        id: String(updates),
        from,
        data,
        message: { message_id: messageId, date: 1, chat },
      },
    })
    const turned = message.text === text ? '' : message.text
    return { ...pressed, text: [turned, pressed.text].filter(Boolean).join('\n---\n') }
  }
  const button = (label: string) => {
    for (const message of here().toReversed()) {
      const index = message.buttons.findIndex(({ text }) => text.includes(label))
      const data = message.data[index]
      if (data !== undefined) return { message, data }
    }
    const there = here().flatMap(({ buttons }) => buttons.map(({ text }) => text))
    throw new Error(`there is no button “${label}” among ${there.join(' | ')}`)
  }
  return {
    chatId,
    say: async (text: string) =>
      receive({ message: { message_id: chats.nextId(), date: 1, chat, from, text } }),
    /** Presses the newest button with these words: what its message turned into, and what was written. */
    press: (label: string) => {
      const { message, data } = button(label)
      return pressOn(message, data)
    },
    /** Remembers a button, to press it when it is old. */
    keep: (label: string) => {
      const { message, data } = button(label)
      return () => pressOn(message, data)
    },
    /** The same update once more, as after a crash or a redelivery. */
    again: (updateId: number) => answerUpdate(deps, context, updateId),
    messages: here,
    labels: () => (here().at(-1)?.buttons ?? []).map(({ text }) => text),
  }
}
