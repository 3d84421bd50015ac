import type { TenantScope } from '../shared/scope.ts'

/** What a button asks for, as it is kept: see declare-action.ts. */
export interface StoredAction {
  kind: string
  data: Record<string, unknown>
}

export interface ActionButton {
  text: string
  action: StoredAction
}

/** An inline button: it asks Potok for something, or opens an address (http or https). */
export type Button = ActionButton | { text: string; url: string }

/** Keeps what buttons ask for: a button itself carries only a short id (Bot API: 64 bytes). */
export interface ButtonStore {
  /**
   * The ids of the actions, in their order, for buttons of this chat. The same action of a chat has the
   * same id. Committed when it returns.
   */
  keep(scope: TenantScope, chatId: number, actions: readonly StoredAction[]): Promise<string[]>
}

interface Delivery {
  /** Unique per message ever meant to be sent: the same key is never sent twice (I29). */
  key: string
  chatId: number
  /** `broadcast`: nobody waits for it, so that answers to people go first; `interactive` when absent. */
  lane?: 'interactive' | 'broadcast'
  /** Id of a message of this chat that is certainly older; helps to find a send of unknown end. */
  after?: number
}
export interface TextDelivery extends Delivery {
  text: string
  buttons?: Button[][]
  replyTo?: number
}
export interface AlbumDelivery extends Delivery {
  /** 2 to 10 pictures; a longer list is split by the adapter. */
  photos: { bytes: Uint8Array; mediaType: 'image/jpeg' | 'image/png'; fileName: string }[]
  /** Cut to the Bot API's 1,024 by the adapter. */
  caption?: string
  replyTo?: number
}
export interface PhotoDelivery extends Delivery {
  photo: AlbumDelivery['photos'][number]
  /** Cut to the Bot API's 1,024 by the adapter. */
  caption?: string
  replyTo?: number
}
export interface DocumentDelivery extends Delivery {
  document: { bytes: Uint8Array; mediaType: string; fileName: string }
  caption?: string
  replyTo?: number
}

/**
 * What Potok can say in a chat. Every send goes through the delivery ledger.
 * @throws AppError `rate_limited` with `retryAfter` (429), `provider_unavailable` (5xx, network),
 * `provider_rejected` (400, 403: blocked by the user, chat not found)
 */
export interface ChatMessenger {
  /** The bot's own name without the `@`, as getMe says; asked once. */
  username(): Promise<string>
  sendText(scope: TenantScope, delivery: TextDelivery): Promise<{ messageIds: number[] }>
  sendAlbum(scope: TenantScope, delivery: AlbumDelivery): Promise<{ messageIds: number[] }>
  sendPhoto(scope: TenantScope, delivery: PhotoDelivery): Promise<{ messageIds: number[] }>
  sendDocument(scope: TenantScope, delivery: DocumentDelivery): Promise<{ messageIds: number[] }>
  /** Editing to the same text is no error; a message that is gone is none either. */
  editText(
    scope: TenantScope,
    message: {
      chatId: number
      messageId: number
      text: string
      buttons?: Button[][]
    },
  ): Promise<void>
  /**
   * A file that somebody sent to the bot.
   * @throws AppError `payload_too_large` above `maxBytes`, `not_found` when Telegram has it no more
   */
  downloadFile(fileId: string, limits: { maxBytes: number }): Promise<Uint8Array>
  /** The command menu of one chat, instead of everybody's. Telegram allows 100 commands. */
  setCommands(
    chatId: number,
    commands: readonly { command: string; description: string }[],
  ): Promise<void>
  /** Best effort: an expired callback query is no error. */
  answerCallback(callback: { callbackId: string; text?: string }): Promise<void>
  /** Best effort. */
  sendChatAction(chat: { chatId: number; action: 'typing' | 'upload_photo' }): Promise<void>
}

/**
 * What the ledger knows of a key. `unknown`: a try began and its end was never seen. Then `after` is
 * the highest message id that the ledger had for the chat when that try began (null: none), and
 * `taken` are the ids above it (all ids when null) that other keys of the chat have by now.
 */
export type DeliveryState =
  | { status: 'new' }
  | { status: 'unknown'; after: number | null; taken: number[] }
  | { status: 'sent'; messageIds: number[] }

/** Remembers every outgoing message by its key. */
export interface DeliveryLedger {
  /** Committed when it returns. Only the first `begin` after `new` or `abandon` answers `new`. */
  begin(
    scope: TenantScope,
    delivery: { key: string; chatId: number; method: string },
  ): Promise<DeliveryState>
  finish(scope: TenantScope, key: string, messageIds: number[]): Promise<void>
  /** The try certainly did not send (a 4xx or 429 answer): the next one starts as new. */
  abandon(scope: TenantScope, key: string): Promise<void>
  /** The message ids sent under this key, or null. */
  find(scope: TenantScope, key: string): Promise<number[] | null>
}
