import type { SqlSession } from '../../db/drivers/sql.ts'
import type { Update } from '../types.ts'
import { jsonb } from './jsonb.ts'

export type UpdateType = Exclude<keyof Update, 'update_id'>

export interface PendingUpdate {
  update: Update
  chatId: number
  /** How often the webhook refused it. */
  attempts: number
  /** Milliseconds since 1970. */
  nextAttemptAt: number
  createdAt: number
}

interface Row {
  body: Update
  chat_id: number | string
  attempts: number
  next_attempt_at: number | string
  created_at: number | string
}

const toPending = (row: Row): PendingUpdate => ({
  update: row.body,
  chatId: Number(row.chat_id),
  attempts: row.attempts,
  nextAttemptAt: Number(row.next_attempt_at),
  createdAt: Number(row.created_at),
})

/** The queue of updates that the bot has not taken yet. */
export function updateStore(session: SqlSession) {
  return {
    /** Queues the update unless the bot did not ask for its type (`allowed_updates`). */
    async enqueue(
      type: UpdateType,
      body: Omit<Update, 'update_id'>,
      options: { chatId: number; now: number },
    ): Promise<void> {
      const [row] = await session.query<{ id: number | string; allowed: string[] | null }>(
        `update simulator.bot set next_update_id = next_update_id + 1
         returning next_update_id - 1 as id, allowed_updates as allowed`,
      )
      if (!row || (row.allowed && !row.allowed.includes(type))) return
      const update: Update = { update_id: Number(row.id), ...body }
      await session.query(
        `insert into simulator.pending_update
           (update_id, chat_id, body, next_attempt_at, created_at)
         values ($1, $2, $3::jsonb, $4, $4)`,
        [update.update_id, options.chatId, jsonb(update), options.now],
      )
    },

    /** The oldest update of every chat: the only ones that may be sent now. */
    async heads(): Promise<PendingUpdate[]> {
      const rows = await session.query<Row>(
        `select distinct on (chat_id) * from simulator.pending_update
         order by chat_id, update_id`,
      )
      return rows.map(toPending)
    },

    async list(offset: number, limit: number): Promise<Update[]> {
      const rows = await session.query<Row>(
        `select * from simulator.pending_update
         where update_id >= $1 order by update_id limit $2`,
        [offset, limit],
      )
      return rows.map((row) => row.body)
    },

    async count(): Promise<number> {
      const [row] = await session.query<{ count: number }>(
        'select count(*)::int as count from simulator.pending_update',
      )
      return row?.count ?? 0
    },

    async remove(updateId: number): Promise<void> {
      await session.query('delete from simulator.pending_update where update_id = $1', [updateId])
    },

    async removeBefore(updateId: number): Promise<void> {
      await session.query('delete from simulator.pending_update where update_id < $1', [updateId])
    },

    async removeAllButLast(count: number): Promise<void> {
      await session.query(
        `delete from simulator.pending_update where update_id not in
           (select update_id from simulator.pending_update order by update_id desc limit $1)`,
        [count],
      )
    },

    async postpone(updateId: number, nextAttemptAt: number): Promise<void> {
      await session.query(
        `update simulator.pending_update
         set attempts = attempts + 1, next_attempt_at = $2 where update_id = $1`,
        [updateId, nextAttemptAt],
      )
    },

    /** Makes everything that waits due at once: a bot that has just started is worth a try. */
    async hurry(now: number): Promise<void> {
      await session.query(
        'update simulator.pending_update set next_attempt_at = $1, attempts = 0',
        [now],
      )
    },
  }
}
