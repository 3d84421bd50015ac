import type { SqlSession } from '../../db/drivers/sql.ts'
import { badField, ProblemError } from '../errors.ts'
import { chatStore, type ChatRow } from '../store/chats.ts'
import type { Chat, User } from '../types.ts'
import type { Sender } from './bodies.ts'
import { firstPerson, privateChat, unknownPerson } from './people.ts'

/** Ids below are those of supergroups. */
const lowestGroup = -1_000_000_000_000

/**
 * The chat in which somebody writes, made on first use, and locked until the transaction ends.
 * @throws ProblemError 400 when a private chat and `from.id` disagree, 409 when the bot is blocked
 */
export async function openChat(
  tx: SqlSession,
  chatId: number,
  from: Sender | undefined,
  text: string,
): Promise<ChatRow & { from: User }> {
  const chats = chatStore(tx)
  const known = await chats.lock(chatId)
  if (known?.blocked) {
    throw new ProblemError(
      409,
      'The bot is blocked in this chat. POST to /unblock before writing to it.',
    )
  }
  if (chatId > 0 && from?.id !== undefined && from.id !== chatId) {
    throw badField('from.id', `must be ${chatId}, as the id of a private chat is its person's`)
  }
  const person = known?.person ?? (chatId > 0 ? unknownPerson(chatId, text) : firstPerson)
  const sender = withSender(person, from)
  const chat = chatOf(chatId, known?.chat, sender)
  if (!known || from) await chats.save(chat, chatId > 0 ? sender : person)
  await chats.lock(chatId)
  return { chat, person, blocked: false, from: sender }
}

function withSender(person: User, from: Sender | undefined): User {
  if (!from) return person
  const base = from.id === undefined || from.id === person.id ? person : undefined
  const given = Object.fromEntries(Object.entries(from).filter(([, value]) => value !== undefined))
  const id = from.id ?? person.id
  return { ...(base ?? { first_name: `Guest ${id}` }), ...given, id, is_bot: false } as User
}

function chatOf(id: number, known: Chat | undefined, person: User): Chat {
  if (id > 0) return privateChat(person)
  if (known) return known
  return { id, title: `Group ${-id}`, type: id <= lowestGroup ? 'supergroup' : 'group' }
}
