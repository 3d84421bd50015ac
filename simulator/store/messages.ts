import type { SqlSession } from '../../db/drivers/sql.ts'
import type { Message } from '../types.ts'
import { jsonb } from './jsonb.ts'

export interface StoredMessage {
  message: Message
  /** Grows with every change in the chat. */
  version: number
  deleted: boolean
}

interface Row {
  body: Message
  version: number | string
  deleted: boolean
}

const toStored = (row: Row): StoredMessage => ({
  message: row.body,
  version: Number(row.version),
  deleted: row.deleted,
})

/** The table of messages. Writers hold the chat's lock, so ids and versions have no gaps. */
export function messageStore(session: SqlSession) {
  const nextVersion = async (chatId: number, messageIds: 0 | 1) => {
    const [row] = await session.query<{ id: number | string; version: number | string }>(
      `update simulator.chat
       set version = version + 1, next_message_id = next_message_id + $2
       where id = $1 returning next_message_id - $2 as id, version`,
      [chatId, messageIds],
    )
    if (!row) throw new Error(`chat ${chatId} is not stored`)
    return { id: Number(row.id), version: Number(row.version) }
  }

  return {
    /** Gives the message the chat's next id. */
    async insert(draft: Omit<Message, 'message_id'>): Promise<StoredMessage> {
      const { id, version } = await nextVersion(draft.chat.id, 1)
      const message: Message = { message_id: id, ...draft }
      await session.query(
        `insert into simulator.message (chat_id, message_id, version, body)
         values ($1, $2, $3, $4::jsonb)`,
        [draft.chat.id, id, version, jsonb(message)],
      )
      return { message, version, deleted: false }
    },

    async find(chatId: number, messageId: number): Promise<Message | null> {
      const [row] = await session.query<Row>(
        'select * from simulator.message where chat_id = $1 and message_id = $2 and not deleted',
        [chatId, messageId],
      )
      return row ? row.body : null
    },

    async replace(message: Message, deleted = false): Promise<StoredMessage> {
      const { version } = await nextVersion(message.chat.id, 0)
      await session.query(
        `update simulator.message set body = $3::jsonb, version = $4, deleted = $5
         where chat_id = $1 and message_id = $2`,
        [message.chat.id, message.message_id, jsonb(message), version, deleted],
      )
      return { message, version, deleted }
    },

    /** Oldest first. @param after only messages with a greater id */
    async list(chatId: number, after = 0): Promise<Message[]> {
      const rows = await session.query<Row>(
        `select * from simulator.message
         where chat_id = $1 and message_id > $2 and not deleted order by message_id`,
        [chatId, after],
      )
      return rows.map((row) => row.body)
    },

    /** Every message that is new, edited or deleted since `version`, in the order of the changes. */
    async changedSince(chatId: number, version: number): Promise<StoredMessage[]> {
      const rows = await session.query<Row>(
        `select * from simulator.message
         where chat_id = $1 and version > $2 order by version`,
        [chatId, version],
      )
      return rows.map(toStored)
    },
  }
}
