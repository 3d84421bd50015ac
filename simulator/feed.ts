import type { Message } from './types.ts'

/** What happens in a chat, as the page and `GET /chats/:chatId/stream` see it. */
export type ChatEvent =
  | { kind: 'message'; chatId: number; version: number; message: Message; deleted: boolean }
  | { kind: 'action'; chatId: number; action: string }
  | { kind: 'pressed'; chatId: number; callbackQueryId: string; messageId: number }
  | {
      kind: 'callback_answer'
      chatId: number
      callbackQueryId: string
      text: string
      showAlert: boolean
      url: string
    }
  | { kind: 'chat'; chatId: number; blocked: boolean }

export interface Feed {
  publish(event: ChatEvent): void
  /** @returns the way to stop listening */
  subscribe(listener: (event: ChatEvent) => void): () => void
}

/** In process: it carries only what is committed, and whoever missed it reads the database. */
export function createFeed(): Feed {
  const listeners = new Set<(event: ChatEvent) => void>()
  return {
    publish(event) {
      for (const listener of listeners) listener(event)
    },
    subscribe(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
  }
}
