import type { Language } from '../carousel/content.ts'
import type { Format } from '../carousel/slides.ts'
import type { Style } from '../carousel/styles.ts'

/** A Telegram update as it came (Bot API `Update`), stored before it is acknowledged. */
export interface StoredUpdate {
  updateId: number
  chatId: number
  payload: Record<string, unknown>
}

export interface UpdateRepository {
  /** False when this update_id was stored before (I28). */
  insert(update: StoredUpdate): Promise<boolean>
  /** The oldest unhandled update of the chat, locked for this transaction. */
  nextOf(chatId: number): Promise<StoredUpdate | null>
  markHandled(updateId: number): Promise<void>
  /** Set aside with its reason: it is not tried again, later updates of the chat go on. */
  markFailed(updateId: number, reason: string): Promise<void>
}

/** What Potok remembers of a chat. */
export interface ChatSession {
  chatId: number
  language: Language
  style: Style
  format: Format
  /** Name shown in greetings, as Telegram gave it. */
  firstName: string | null
  /** The topic or text that waits for the person's choice, if any. */
  draft: { text: string; messageId: number } | null
}

export interface SessionRepository {
  find(chatId: number): Promise<ChatSession | null>
  save(session: ChatSession): Promise<void>
}
