import type { SqlSession } from '../../db/drivers/sql.ts'

export interface ChatAction {
  action: string
  /** Milliseconds since 1970. */
  created_at: number
}

/** The table of chat actions ("typing…"), for tests: a person sees each for five seconds. */
export function actionStore(session: SqlSession) {
  return {
    /** Keeps the newest hundred of the chat. */
    async insert(chatId: number, action: string, now: number): Promise<void> {
      await session.query(
        `insert into simulator.chat_action (chat_id, action, created_at) values ($1, $2, $3)`,
        [chatId, action, now],
      )
      await session.query(
        `delete from simulator.chat_action where chat_id = $1 and id <=
           (select id from simulator.chat_action where chat_id = $1
            order by id desc offset 100 limit 1)`,
        [chatId],
      )
    },

    /** Oldest first. */
    async list(chatId: number): Promise<ChatAction[]> {
      const rows = await session.query<{ action: string; created_at: number | string }>(
        'select action, created_at from simulator.chat_action where chat_id = $1 order by id',
        [chatId],
      )
      return rows.map((row) => ({ action: row.action, created_at: Number(row.created_at) }))
    },
  }
}
