import { decide } from '../../workflows/bot/decide.ts'
import type { StoredAction } from '../../workflows/bot/ports.ts'
import type { Deps, Repositories } from '../../workflows/deps.ts'
import { readUpdate } from '../../workflows/bot/read-update.ts'
import type { ChatSession, Conversation } from '../../workflows/bot/repository.ts'
import type { Carousel } from '../../workflows/carousel/repository.ts'

export const ID = '01890a5d-ac96-774b-bcce-b302099a8057'
export const OLD = '01890a5d-ac96-774b-bcce-b302099a8000'
export const ANYA = { id: 1, is_bot: false, first_name: 'Аня', language_code: 'ru' }
export const PRIVATE = { id: 1, type: 'private' }
export const GROUP = { id: -100, type: 'supergroup' }

export const known: ChatSession = {
  chatId: 1,
  language: 'ru',
  languageChosen: false,
  style: 'editorial',
  format: 'portrait',
  firstName: 'Аня',
}
export const drawn = {
  id: OLD,
  source: { kind: 'topic', topic: 'Как начать бегать' },
  language: 'ru',
  style: 'paper',
  format: 'square',
  chat: { chatId: 1, messageId: 5 },
} as Carousel

interface Given {
  session?: ChatSession | null
  carousel?: Carousel | null
  botName?: string | null
  /** The question that waits for Anya’s answer. */
  conversation?: Conversation | null
  /** What the buttons of the chat ask for, by their ids. */
  buttons?: Record<string, StoredAction>
}

/** The bot's decision about one update, in a sentence: `await given({ session }).says('Сон')`. */
export function given({
  session = known,
  carousel = null,
  botName = 'potok_bot',
  conversation = null,
  buttons = {},
}: Given = {}) {
  const conversations = new Map(conversation ? [[conversation.id, conversation]] : [])
  const r = {
    sessions: { find: async () => session },
    carousels: {
      find: async (id: string) => (carousel?.id === id ? carousel : null),
      list: async () => (carousel ? [carousel] : []),
    },
    buttons: { find: async (_: number, id: string) => buttons[id] ?? null },
    conversations: {
      find: async (id: string) => conversations.get(id) ?? null,
      findActive: async (_: number, user: number) =>
        [...conversations.values()].find(
          ({ status, telegramUserId }) => status === 'active' && telegramUserId === user,
        ) ?? null,
      findPaused: async () => null,
      insert: async (begun: Omit<Conversation, 'version'>) =>
        void conversations.set(begun.id, { ...begun, version: 1 }),
      update: async (id: string, change: Partial<Conversation>) => {
        const found = conversations.get(id)
        if (found) conversations.set(id, { ...found, ...change })
      },
    },
    brandKits: { find: async () => null },
  } as unknown as Repositories
  const deps = { newId: () => ID, clock: { now: () => 0 } } as Partial<Deps> as Deps
  const on = (update: Record<string, unknown>) => {
    const incoming = readUpdate({ update_id: 77, ...update })
    const telegramUserId = incoming.kind === 'ignored' ? 0 : incoming.from.id
    const actor = { type: 'telegram_user' as const, id: String(telegramUserId) }
    return decide({
      deps,
      r,
      context: { organizationId: 'org', workspaceId: 'space', actor, source: 'bot' },
      speaker: {
        telegramUserId,
        firstName: null,
        actor,
        userId: null,
        permissions: new Set<string>(),
      },
      updateId: 77,
      incoming,
      botName,
    })
  }
  const message = (fields: object, chat: object = PRIVATE) =>
    on({ message: { message_id: 9, date: 1, chat, from: ANYA, ...fields } })
  return {
    conversations,
    on,
    message,
    says: (text: string, fields: object = {}) => message({ text, ...fields }),
    saysInGroup: (text: string, fields: object = {}) => message({ text, ...fields }, GROUP),
    presses: (data: string) =>
      on({
        callback_query: {
          id: 'cb',
          from: ANYA,
          data,
          message: { message_id: 8, date: 1, chat: PRIVATE, text: 'menu' },
        },
      }),
  }
}

type Decision = Awaited<ReturnType<ReturnType<typeof given>['on']>>
export const said = ({ outcome }: Decision) =>
  outcome.replies.flatMap((reply) => (reply.kind === 'text' ? [reply.text] : []))
export const events = ({ events }: Decision) => events.map(({ type }) => type)
export const nothing = { session: null, outcome: { replies: [], carousel: null }, events: [] }
