import { badRequest } from '../errors.ts'
import type { SqlSession } from '../../db/drivers/sql.ts'
import { messageStore, type StoredMessage } from '../store/messages.ts'
import type { FileRow } from '../store/files.ts'
import type { InlineKeyboardMarkup, Message } from '../types.ts'
import { seconds, type World } from '../world.ts'
import type { FileToSend } from './find-file.ts'
import { lockChat } from './find-chat.ts'
import { readReplyParameters, type ReplyParameters } from './read-reply-parameters.ts'
import type { ApiRequest } from './request.ts'

/** What one message holds besides its file. */
export type Content = Pick<
  Message,
  'text' | 'entities' | 'caption' | 'caption_entities' | 'media_group_id'
> & { reply_markup?: InlineKeyboardMarkup | undefined }

/**
 * Puts the bot's messages into the chat: all of them, or none. An album costs as many messages of
 * the rate limit as it has files.
 * @throws ApiError 400 chat not found, message to be replied not found; 403 blocked; 429
 */
export async function postMessages(
  world: World,
  request: ApiRequest,
  parts: readonly { content: Content; file?: FileToSend }[],
): Promise<Message[]> {
  const reply = readReplyParameters(request)
  const stored = await world.database.transaction(async (tx) => {
    const { chat } = await lockChat(tx, request)
    const messages = messageStore(tx)
    const repliedTo = reply && (await findReplied(tx, chat.id, reply))
    const files = []
    for (const part of parts) files.push(part.file && (await part.file(tx)))
    world.limiter.charge(chat.id, parts.length)

    const inserted: StoredMessage[] = []
    for (const [index, { content }] of parts.entries()) {
      const { reply_markup: markup, ...rest } = content
      const file = files[index]
      inserted.push(
        await messages.insert({
          from: world.bot,
          chat,
          date: seconds(world.clock),
          ...(repliedTo && { reply_to_message: repliedTo }),
          ...rest,
          ...(file && attachment(file)),
          ...(markup && { reply_markup: markup }),
        }),
      )
    }
    return inserted
  })
  for (const { message, version } of stored) {
    world.feed.publish({
      kind: 'message',
      chatId: message.chat.id,
      version,
      message,
      deleted: false,
    })
  }
  return stored.map(({ message }) => message)
}

async function findReplied(
  tx: SqlSession,
  chatId: number,
  reply: ReplyParameters,
): Promise<Message | undefined> {
  const found = await messageStore(tx).find(chatId, reply.messageId)
  if (!found && !reply.optional) throw badRequest('Message to be replied not found')
  if (!found) return undefined
  const { reply_to_message: _, ...message } = found
  return message
}

/** The Bot API's view of a file in a message. */
export function attachment(file: FileRow): Pick<Message, 'photo' | 'document'> {
  const common = {
    file_id: file.fileId,
    file_unique_id: file.fileUniqueId,
    file_size: file.size,
  }
  if (file.kind === 'photo') {
    return { photo: [{ ...common, width: file.width, height: file.height }] }
  }
  return { document: { ...common, file_name: file.fileName, mime_type: file.mediaType } }
}
