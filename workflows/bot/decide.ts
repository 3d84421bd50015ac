import type { Language } from '../carousel/content.ts'
import { DEFAULT_FORMAT } from '../carousel/slides.ts'
import { DEFAULT_STYLE } from '../carousel/styles.ts'
import type { NewEvent } from '../shared/events.ts'
import type { Answer } from './answer.ts'
import { answerButton } from './answer-button.ts'
import { answerMembership } from './answer-membership.ts'
import { answerMessage, type AnsweredMessage } from './answer-message.ts'
import type { BotTools } from './bot-tools.ts'
import { COMMANDS } from './areas.ts'
import { languageOfText, languageOfUser } from './language.ts'
import type { OutgoingMessage } from './outgoing-message.ts'
import type { Incoming } from './read-update.ts'
import type { ChatSession, UpdateOutcome } from './repository.ts'
import { readRequest } from './request.ts'

export interface DecideInput extends Omit<BotTools, 'session' | 'language' | 'said'> {
  incoming: Incoming
  /** The bot's user name; needed in groups only. */
  botName: string | null
}

export interface Decision {
  /** Null when it did not change. */
  session: ChatSession | null
  outcome: UpdateOutcome
  events: NewEvent[]
}

const NOTHING: Decision = { session: null, outcome: { replies: [], carousel: null }, events: [] }

/**
 * What one update changes and what is answered. Whatever is written on the way belongs to the caller's
 * transaction; nothing is sent.
 * @throws AppError what the answer refuses
 */
export function decide(input: DecideInput): Promise<Decision> {
  return decideWith(input, answerTo)
}

/** The same with an answer that is known: what is said when `decide` was refused. */
export function decideRefusal(
  input: DecideInput,
  text: (language: Language) => string,
): Promise<Decision> {
  return decideWith(input, async ({ said, language }) =>
    said.kind === 'button'
      ? { replies: [], notice: text(language) }
      : { replies: [{ kind: 'text', text: text(language), replyTo: said.messageId }] },
  )
}

async function decideWith(
  { incoming, botName, ...input }: DecideInput,
  answerOf: (tools: BotTools, botName: string | null) => Promise<AnsweredMessage | null>,
): Promise<Decision> {
  if (incoming.kind === 'ignored') return NOTHING
  const known = await input.r.sessions.find(incoming.chatId)
  if (incoming.kind === 'membership') {
    return answerMembership(input, incoming, known, newSession(incoming))
  }
  const session = known ?? newSession(incoming)
  const tools = { ...input, said: incoming, session, language: session.language }
  const answer = await answerOf(tools, botName)
  return answer ? toDecision(tools, known, answer) : NOTHING
}

async function answerTo(tools: BotTools, botName: string | null): Promise<AnsweredMessage | null> {
  const { said, r, speaker } = tools
  if (said.kind === 'button') return answerButton(tools)
  if (said.kind !== 'message') return null
  const conversation = await r.conversations.findActive(said.chatId, speaker.telegramUserId)
  const awaited = conversation !== null
  const request = readRequest(said, { botName, awaited, commands: COMMANDS })
  if (request.kind === 'not_for_us') return null
  return answerMessage(tools, request, conversation)
}

function toDecision(
  { said, updateId, session }: BotTools,
  known: ChatSession | null,
  answer: AnsweredMessage,
): Decision {
  const { chatId, messageId, from } = said
  const content = said.kind === 'message' ? said.content : 'button'
  const after = answer.session ?? session
  const present = known?.blockedAt ? { ...after, blockedAt: null } : after
  const saved = said.isPrivate ? { ...present, firstName: from.firstName } : present
  const isChanged = !known || !isSame(saved, known)
  const about = { updateId, chatId, userId: from.id }
  const facts: (Omit<NewEvent, 'subject'> | false | undefined)[] = [
    { type: 'user.message.received', data: { ...about, content } },
    !known && { type: 'user.session.created', data: { chatId, language: saved.language } },
    answer.command !== undefined && {
      type: 'command.executed',
      data: { ...about, command: answer.command },
    },
    isChanged && { type: 'session.saved', data: { chatId } },
  ]
  return {
    session: isChanged ? saved : null,
    outcome: {
      replies: withKeys(stoppingSpinner(said, answer), updateId, messageId),
      carousel: answer.carousel ?? null,
    },
    events: [
      ...facts.filter((fact) => !!fact).map((fact) => ({ ...fact, subject: String(chatId) })),
      ...(answer.events ?? []),
    ],
  }
}

function newSession(incoming: BotTools['said']): ChatSession {
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
  }
}

function isSame(one: ChatSession, other: ChatSession): boolean {
  return (Object.keys(one) as (keyof ChatSession)[]).every((key) => one[key] === other[key])
}

function stoppingSpinner(said: BotTools['said'], { replies, notice }: Answer) {
  if (said.kind !== 'button') return replies
  const { callbackId } = said
  const stop = { kind: 'callback' as const, callbackId }
  return [notice === undefined ? stop : { ...stop, text: notice }, ...replies]
}

/** The keys derive from the update, so that a repeated step sends nothing twice (I29). */
function withKeys(
  replies: Answer['replies'],
  updateId: number,
  messageId: number,
): OutgoingMessage[] {
  return replies.map((reply, index) =>
    reply.kind === 'text'
      ? { ...reply, key: reply.key ?? `update:${updateId}:${index}`, after: messageId }
      : reply,
  )
}
