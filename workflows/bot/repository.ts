import type { NewCarousel } from '../carousel/repository.ts'
import type { Language } from '../carousel/content.ts'
import type { Format } from '../carousel/slides.ts'
import type { Style } from '../carousel/styles.ts'
import type { OutgoingMessage } from './outgoing-message.ts'

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
}

export interface UpdateRepository {
  /** False when this update_id was stored before (I28). */
  insert(update: NewUpdate): Promise<boolean>
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
  /** The Telegram user whose next message is the topic that the bot asked for. */
  awaitingTopicFrom: number | null
}

export interface SessionRepository {
  find(chatId: number): Promise<ChatSession | null>
  save(session: ChatSession): Promise<void>
}
