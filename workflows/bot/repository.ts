import type { NewCarousel } from '../carousel/repository.ts'
import type { Language } from '../carousel/content.ts'
import type { Format } from '../carousel/slides.ts'
import type { Style } from '../carousel/styles.ts'
import type { OutgoingMessage } from './outgoing-message.ts'
import type { StoredAction } from './ports.ts'

/** A Telegram update as it came (Bot API `Update`), stored before it is acknowledged. */
export interface NewUpdate {
  updateId: number
  /** Null when the update belongs to no chat: it is stored as handled. */
  chatId: number | null
  payload: Record<string, unknown>
}

/**
 * What was decided about an update: stored with the update as JSON in the transaction that saves
 * the session, so that a crash before the sending loses no reply.
 */
export interface UpdateOutcome {
  replies: OutgoingMessage[]
  /** Inserted, with its event, once the replies are settled: the progress message comes first. */
  carousel: NewCarousel | null
}

/** An update that is neither handled nor failed. */
export interface PendingUpdate {
  updateId: number
  chatId: number
  payload: Record<string, unknown>
  /** Null until it is decided. */
  outcome: UpdateOutcome | null
  /** How often it was tried again after it had been set aside. */
  reopened: number
}

export interface UpdateRepository {
  /** The update_ids that were not stored before (I28). */
  insert(updates: readonly NewUpdate[]): Promise<ReadonlySet<number>>
  /** The pending update of the chat with the lowest update_id. */
  nextOf(chatId: number): Promise<PendingUpdate | null>
  /** Up to `limit` chats with an update that has been pending since before `time` (milliseconds). */
  chatsPendingSince(time: number, limit: number): Promise<{ chatId: number; updateId: number }[]>
  /** This update, locked for this transaction; null when it is handled, failed or unknown. */
  lockPending(updateId: number): Promise<PendingUpdate | null>
  /** The update stays pending: its replies have yet to be sent. */
  storeOutcome(updateId: number, outcome: UpdateOutcome): Promise<void>
  markHandled(updateId: number): Promise<void>
  /** Set aside with its reason: it is not tried again, later updates of the chat go on. */
  markFailed(updateId: number, reason: string): Promise<void>
  /** An update that was set aside, locked for this transaction; null for any other. */
  lockFailed(updateId: number): Promise<PendingUpdate | null>
  /** One that was set aside is pending again: with its outcome, so that what was decided is not done twice. */
  reopen(updateId: number): Promise<void>
}

/** What Potok remembers of a chat. */
export interface ChatSession {
  chatId: number
  language: Language
  /** True once the person chose the language: it is no longer guessed from what they write. */
  languageChosen: boolean
  style: Style
  format: Format
  /** Name shown in greetings, as Telegram gave it. */
  firstName: string | null
  /** ISO 8601, UTC: when they asked for news; absent or null for those who did not. */
  subscribedAt?: string | null
  /** ISO 8601, UTC: since when the bot is not wanted there; nothing is sent then. */
  blockedAt?: string | null
}

/** What buttons of this chat ask for. */
export interface ButtonRepository {
  /** Null for an id that this chat never had, or that is forgotten. */
  find(chatId: number, id: string): Promise<StoredAction | null>
  /** Forgets buttons that were last sent before `time` (milliseconds). @returns how many */
  forgetBefore(time: number): Promise<number>
}

export type ConversationStatus = 'active' | 'paused' | 'finished' | 'cancelled'

/** A wizard with one person in one chat. */
export interface Conversation {
  id: string
  chatId: number
  telegramUserId: number
  /** Of the wizard. */
  kind: string
  /** Of the step that was asked last. */
  step: string
  /** What was answered so far. */
  data: Record<string, unknown>
  status: ConversationStatus
  /** ISO 8601, UTC: paused when nothing is said until then. */
  expiresAt: string
  version: number
}

/** Conversations of one tenant. At most one of a person in a chat is active. */
export interface ConversationRepository {
  insert(conversation: Omit<Conversation, 'version'>): Promise<void>
  /** Locked. */
  find(id: string): Promise<Conversation | null>
  /** Locked. */
  findActive(chatId: number, telegramUserId: number): Promise<Conversation | null>
  /** The newest paused one of the person in the chat. Locked. */
  findPaused(chatId: number, telegramUserId: number): Promise<Conversation | null>
  update(
    id: string,
    change: Partial<Pick<Conversation, 'step' | 'data' | 'status' | 'expiresAt'>>,
  ): Promise<void>
  /** Active ones whose time is over at `time` (milliseconds), at most `limit`. Locked. */
  expired(time: number, limit: number): Promise<Conversation[]>
  /** Deletes what is not active and was last changed before `time`. @returns how many */
  forgetBefore(time: number): Promise<number>
}

export interface SessionRepository {
  find(chatId: number): Promise<ChatSession | null>
  /** Whether the bot is not wanted in the chat: whoever sends by themselves leaves it alone. */
  isBlocked(chatId: number): Promise<boolean>
  save(session: ChatSession): Promise<void>
}
