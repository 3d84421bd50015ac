import { createButtonStore } from '../../db/repositories/buttons.ts'
import type { Database } from '../../db/open-database.ts'
import { subscribe, unsubscribe } from '../../workflows/bot/broadcasts/actions.ts'
import { chooseLanguage, showHelp } from '../../workflows/bot/start/actions.ts'
import type { TenantScope } from '../../workflows/shared/scope.ts'

export const DIARY_CHATS = Array.from({ length: 10 }, (_, index) => 900 + index)

type Deed = { says: string } | { presses: keyof typeof BUTTONS }

const BUTTONS = {
  english: chooseLanguage.button('', { language: 'en' }),
  russian: chooseLanguage.button('', { language: 'ru' }),
  help: showHelp.button('', {}),
  subscribe: subscribe.button('', {}),
  unsubscribe: unsubscribe.button('', {}),
}

/** What people do: six things each, whose order matters. Answers in wizards are among them. */
const DEEDS: readonly (readonly Deed[])[] = [
  [
    { says: '/brand' },
    { says: '@first.name' },
    { says: 'Первое имя' },
    { says: '/cancel' },
    { presses: 'english' },
    { says: '/help' },
  ],
  [
    { presses: 'subscribe' },
    { says: '/carousel' },
    { says: 'Как начать бегать' },
    { says: 'не кнопка' },
    { presses: 'unsubscribe' },
    { says: '/ru' },
  ],
  [
    { presses: 'english' },
    { says: '/brand' },
    { presses: 'subscribe' },
    { says: 'not a handle at all!' },
    { says: '@second' },
    { presses: 'russian' },
  ],
  [
    { says: '/carousel' },
    { says: '/brand' },
    { says: '@third' },
    { says: '/resume' },
    { presses: 'help' },
    { says: 'Третье' },
  ],
]

export interface DiaryUpdate {
  update_id: number
  chatId: number
  payload: object
}

/** Sixty updates of ten chats, in the order of their ids; the chats take turns. */
export async function writeDiary(database: Database, scope: TenantScope): Promise<DiaryUpdate[]> {
  const store = createButtonStore(database, { clock: Date })
  const kinds = Object.keys(BUTTONS) as (keyof typeof BUTTONS)[]
  const updates: DiaryUpdate[] = []
  for (let turn = 0; turn < 6; turn += 1) {
    for (const [index, chatId] of DIARY_CHATS.entries()) {
      const deed = DEEDS[index % DEEDS.length]?.[turn]
      if (!deed) throw new Error('There is nothing to do')
      const from = { id: chatId, is_bot: false, first_name: 'Аня', language_code: 'ru' }
      const here = { message_id: 1, date: 1, chat: { id: chatId, type: 'private' } }
      const update_id = updates.length + 1
      if ('says' in deed) {
        const payload = { update_id, message: { ...here, from, text: deed.says } }
        updates.push({ update_id, chatId, payload })
        continue
      }
      const actions = kinds.map((kind) => BUTTONS[kind].action)
      const data = (await store.keep(scope, chatId, actions))[kinds.indexOf(deed.presses)]
      const query = { id: String(update_id), from, data, message: { ...here, text: 'menu' } }
      updates.push({ update_id, chatId, payload: { update_id, callback_query: query } })
    }
  }
  return updates
}

/** What came of it in each chat: what was said there, and what is remembered. */
export async function readDiary(
  database: Database,
  answersOf: (chatId: number) => Promise<(string | undefined)[]>,
) {
  const rows = (text: string, chatId: number) => database.sql.query(text, [chatId])
  return Promise.all(
    DIARY_CHATS.map(async (chatId) => ({
      chatId,
      said: await answersOf(chatId),
      session: await rows(
        `select language, language_chosen, style, format, subscribed_at is null as no_news
         from telegram_sessions where chat_id = $1`,
        chatId,
      ),
      wizards: await rows(
        `select kind, step, data, status from telegram_conversations
         where chat_id = $1 order by created_at, id`,
        chatId,
      ),
      brand: await rows('select values, version from brand_kits where chat_id = $1', chatId),
      deliveries: await rows(
        'select key, status from telegram_deliveries where chat_id = $1 order by key',
        chatId,
      ),
      updates: await rows(
        `select update_id::int, status from telegram_updates where chat_id = $1 order by update_id`,
        chatId,
      ),
      events: await rows(
        `select type, count(*)::int from events where subject = $1::text group by type order by type`,
        chatId,
      ),
    })),
  )
}
