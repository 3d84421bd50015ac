import type { LinkOutcome } from '../access/link-telegram.ts'
import type { Carousel } from '../carousel/repository.ts'
import { DEFAULT_FORMAT } from '../carousel/slides.ts'
import { DEFAULT_STYLE } from '../carousel/styles.ts'
import type { NewEvent } from '../shared/events.ts'
import type { NewId } from '../shared/runtime.ts'
import type { Actor } from '../shared/scope.ts'
import type { Answer } from './answer.ts'
import { answerButton } from './answer-button.ts'
import { answerMessage } from './answer-message.ts'
import { languageOfText, languageOfUser } from './language.ts'
import type { OutgoingMessage } from './outgoing-message.ts'
import type { ApprovalPress } from './press-approval.ts'
import type { Incoming } from './read-update.ts'
import type { ChatSession, UpdateOutcome } from './repository.ts'
import { readRequest } from './request.ts'

export interface DecideInput {
  updateId: number
  incoming: Incoming
  session: ChatSession | null
  /** The carousel that a pressed button names. */
  carousel: Carousel | null
  /** The bot's user name; needed in groups only. */
  botName: string | null
  newId: NewId
  /** The member who speaks, when their Telegram account is linked. */
  actor?: Actor | undefined
  /** What came of a `/link` with its code. */
  link?: LinkOutcome | null | undefined
  /** What came of a pressed button of an approval. */
  approval?: ApprovalPress | null | undefined
}

export interface Decision {
  /** Null when it did not change. */
  session: ChatSession | null
  outcome: UpdateOutcome
  events: NewEvent[]
}

const NOTHING: Decision = { session: null, outcome: { replies: [], carousel: null }, events: [] }

/** What one update changes and what is answered. A pure function: all that the bot knows of manners. */
export function decide(input: DecideInput): Decision {
  const { incoming, updateId } = input
  if (incoming.kind === 'ignored') return NOTHING
  const session = input.session ?? newSession(incoming)
  const answer = answerTo(incoming, input, session)
  if (!answer) return NOTHING

  const { chatId, messageId, from } = incoming
  const content = incoming.kind === 'button' ? 'button' : incoming.content
  const saved = incoming.isPrivate
    ? { ...answer.session, firstName: from.firstName }
    : answer.session
  const isChanged = !input.session || !isSame(saved, input.session)
  const about = { updateId, chatId, userId: from.id }
  const facts: (Omit<NewEvent, 'subject'> | false | undefined)[] = [
    { type: 'user.message.received', data: { ...about, content } },
    !input.session && {
      type: 'user.session.created',
      data: { chatId, language: saved.language },
    },
    answer.command !== undefined && {
      type: 'command.executed',
      data: { ...about, command: answer.command },
    },
    isChanged && { type: 'session.saved', data: { chatId } },
    answer.documentsOf !== undefined && {
      type: 'carousel.documents.requested',
      data: { carouselId: answer.documentsOf, chatId, updateId },
    },
  ]
  return {
    session: isChanged ? saved : null,
    outcome: {
      replies: withKeys(answer, updateId, messageId),
      carousel: answer.carousel ?? null,
    },
    events: facts.filter((fact) => !!fact).map((fact) => ({ ...fact, subject: String(chatId) })),
  }
}

function answerTo(
  incoming: Exclude<Incoming, { kind: 'ignored' }>,
  { carousel, botName, newId, actor, link, approval }: DecideInput,
  session: ChatSession,
): Answer | null {
  const context = { session, newId, actor, link, approval }
  if (incoming.kind === 'button') {
    const own = carousel?.chat?.chatId === incoming.chatId ? carousel : null
    return answerButton(incoming, own, context)
  }
  const awaited = session.awaitingTopicFrom === incoming.from.id
  const request = readRequest(incoming, { botName, awaited })
  return request.kind === 'not_for_us' ? null : answerMessage(incoming, request, context)
}

function newSession(incoming: Exclude<Incoming, { kind: 'ignored' }>): ChatSession {
  const { chatId, from } = incoming
  // Neither a command nor a code tells which language somebody speaks.
  const words = incoming.kind === 'message' ? (incoming.text ?? '') : ''
  return {
    chatId,
    language:
      languageOfText(words.replace(/^\s*\/(?:link\b.*|\S+)/is, '')) ??
      languageOfUser(from.languageCode),
    languageChosen: false,
    style: DEFAULT_STYLE,
    format: DEFAULT_FORMAT,
    firstName: from.firstName,
    awaitingTopicFrom: null,
  }
}

function isSame(one: ChatSession, other: ChatSession): boolean {
  return (Object.keys(one) as (keyof ChatSession)[]).every((key) => one[key] === other[key])
}

/** The keys derive from the update, so that a repeated step sends nothing twice (I29). */
function withKeys(answer: Answer, updateId: number, messageId: number): OutgoingMessage[] {
  return answer.replies.map((reply, index) =>
    reply.kind === 'text'
      ? { ...reply, key: reply.key ?? `update:${updateId}:${index}`, after: messageId }
      : reply,
  )
}
