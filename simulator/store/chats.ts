import type { SqlSession } from '../../db/drivers/sql.ts'
import type { Chat, Message, User } from '../types.ts'
import { jsonb } from './jsonb.ts'

export interface ChatRow {
  chat: Chat
  /** Who writes there when nobody else is named. */
  person: User
  blocked: boolean
}

export interface ChatSummary extends ChatRow {
  messageCount: number
  lastMessage: Message | null
}

interface Stored {
  profile: Chat
  person: User
  blocked: boolean
}

const toRow = (row: Stored): ChatRow => ({
  chat: row.profile,
  person: row.person,
  blocked: row.blocked,
})

/** The table of chats. `lock` holds the chat until the transaction ends, which orders its changes. */
export function chatStore(session: SqlSession) {
  return {
    async find(id: number): Promise<ChatRow | null> {
      const [row] = await session.query<Stored>('select * from simulator.chat where id = $1', [id])
      return row ? toRow(row) : null
    },

    async lock(id: number): Promise<ChatRow | null> {
      const [row] = await session.query<Stored>(
        'select * from simulator.chat where id = $1 for update',
        [id],
      )
      return row ? toRow(row) : null
    },

    async save(chat: Chat, person: User): Promise<void> {
      await session.query(
        `insert into simulator.chat (id, profile, person) values ($1, $2::jsonb, $3::jsonb)
         on conflict (id) do update set profile = excluded.profile, person = excluded.person`,
        [chat.id, jsonb(chat), jsonb(person)],
      )
    },

    async setBlocked(id: number, blocked: boolean): Promise<void> {
      await session.query('update simulator.chat set blocked = $2 where id = $1', [id, blocked])
    },

    async list(): Promise<ChatSummary[]> {
      const rows = await session.query<Stored & { message_count: number; last: Message | null }>(`
        select c.*,
          (select count(*)::int from simulator.message m
            where m.chat_id = c.id and not m.deleted) as message_count,
          (select body from simulator.message m
            where m.chat_id = c.id and not m.deleted order by message_id desc limit 1) as last
        from simulator.chat c order by c.id`)
      return rows.map((row) => ({
        ...toRow(row),
        messageCount: row.message_count,
        lastMessage: row.last,
      }))
    },
  }
}
