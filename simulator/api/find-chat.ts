import { ApiError, badRequest } from '../errors.ts'
import type { SqlSession } from '../../db/drivers/sql.ts'
import { chatStore, type ChatRow } from '../store/chats.ts'
import { toInteger } from './fields.ts'
import type { ApiRequest } from './request.ts'

/**
 * The chat that `chat_id` names, locked until the transaction ends. A bot cannot open a chat: it
 * is there once a person has written.
 * @throws ApiError 400 chat_id is empty, chat not found; 403 the bot was blocked
 */
export async function lockChat(tx: SqlSession, { args }: ApiRequest): Promise<ChatRow> {
  const row = await chatStore(tx).lock(chatIdOf(args))
  if (!row) throw badRequest('Chat not found')
  if (row.blocked) {
    const isGroup = row.chat.type !== 'private'
    throw new ApiError(
      403,
      isGroup
        ? `Forbidden: bot was kicked from the ${row.chat.type} chat`
        : 'Forbidden: bot was blocked by the user',
    )
  }
  return row
}

function chatIdOf(args: Map<string, string>): number {
  const text = args.get('chat_id') ?? ''
  if (text === '') throw badRequest('Chat_id is empty')
  return toInteger(text)
}
