import type { Language } from '../carousel/content.ts'

export type BroadcastStatus =
  | 'draft'
  | 'scheduled'
  | 'sending'
  | 'paused'
  | 'completed'
  | 'cancelled'

/**
 * `skipped`: they opted out before it was their turn, or it was cancelled; `blocked`: they blocked the
 * bot; `failed`: Telegram refused otherwise.
 */
export type RecipientStatus = 'pending' | 'sent' | 'blocked' | 'failed' | 'skipped'

/** One message to everybody who asked for news. */
export interface Broadcast {
  id: string
  status: BroadcastStatus
  text: string
  button: { text: string; url: string } | null
  /** To chats of this language only; to all when null. */
  language: Language | null
  /** ISO 8601, UTC: not before; null for at once. */
  startAt: string | null
  startedAt: string | null
  finishedAt: string | null
  /** Gets the report; null for the API. */
  reportChatId: number | null
  createdAt: string
  version: number
}

export type NewBroadcast = Pick<
  Broadcast,
  'id' | 'text' | 'button' | 'language' | 'startAt' | 'reportChatId'
>

export type RecipientCounts = Record<RecipientStatus, number>

/** Broadcasts of one tenant. */
export interface BroadcastRepository {
  insert(broadcast: NewBroadcast): Promise<Broadcast>
  find(id: string, options?: { lock?: boolean }): Promise<Broadcast | null>
  /** Newest first; `before` is the id of the last one seen. */
  list(page: { limit: number; before?: string | undefined }): Promise<Broadcast[]>
  /** Raises `version`. @throws AppError `not_found` */
  update(
    id: string,
    change: Partial<Pick<Broadcast, 'status' | 'startAt' | 'startedAt' | 'finishedAt'>>,
  ): Promise<Broadcast>
  /** How many chats would get it now: opted in, not blocked, of the language. */
  audience(language: Language | null): Promise<number>
  /** Makes a pending recipient of each of them; those that are there stay as they are. */
  addRecipients(id: string, language: Language | null): Promise<void>
  /** Pending ones, by chat, with what is known of the chat now. */
  pending(
    id: string,
    limit: number,
  ): Promise<{ chatId: number; language: Language; isSubscribed: boolean; isBlocked: boolean }[]>
  settle(id: string, chatId: number, status: RecipientStatus, reason?: string): Promise<void>
  /** Pending ones become skipped. */
  skipRest(id: string): Promise<void>
  counts(id: string): Promise<RecipientCounts>
  /** The first that failed. */
  failures(id: string, limit: number): Promise<{ chatId: number; reason: string | null }[]>
}
