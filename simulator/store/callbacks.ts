import type { SqlSession } from '../../db/drivers/sql.ts'
import { jsonb } from './jsonb.ts'

export interface CallbackAnswer {
  text: string
  show_alert: boolean
  url: string
}

export interface CallbackRow {
  id: string
  chat_id: number
  message_id: number
  data: string
  /** Milliseconds since 1970, as `answered_at`. */
  created_at: number
  answered_at: number | null
  answer: CallbackAnswer | null
}

type Stored = Record<'chat_id' | 'message_id' | 'created_at', number | string> & {
  id: string
  data: string
  answered_at: number | string | null
  answer: CallbackAnswer | null
}

const toRow = (row: Stored): CallbackRow => ({
  id: row.id,
  chat_id: Number(row.chat_id),
  message_id: Number(row.message_id),
  data: row.data,
  created_at: Number(row.created_at),
  answered_at: row.answered_at === null ? null : Number(row.answered_at),
  answer: row.answer,
})

/** The table of pressed buttons and what the bot answered. */
export function callbackStore(session: SqlSession) {
  return {
    async insert(row: Omit<CallbackRow, 'answered_at' | 'answer'>): Promise<void> {
      await session.query(
        `insert into simulator.callback_query (id, chat_id, message_id, data, created_at)
         values ($1, $2, $3, $4, $5)`,
        [row.id, row.chat_id, row.message_id, row.data, row.created_at],
      )
    },

    async find(id: string): Promise<CallbackRow | null> {
      const [row] = await session.query<Stored>(
        'select * from simulator.callback_query where id = $1',
        [id],
      )
      return row ? toRow(row) : null
    },

    /** Keeps the first answer. @returns whether this was it */
    async answer(id: string, answer: CallbackAnswer, now: number): Promise<boolean> {
      const rows = await session.query(
        `update simulator.callback_query set answer = $2::jsonb, answered_at = $3
         where id = $1 and answered_at is null returning id`,
        [id, jsonb(answer), now],
      )
      return rows.length === 1
    },

    async list(chatId: number): Promise<CallbackRow[]> {
      const rows = await session.query<Stored>(
        'select * from simulator.callback_query where chat_id = $1 order by created_at, id',
        [chatId],
      )
      return rows.map(toRow)
    },
  }
}
