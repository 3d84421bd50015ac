import type { NewCarousel } from '../carousel/repository.ts'
import type { NewEvent } from '../shared/events.ts'
import type { OutgoingMessage } from './outgoing-message.ts'
import type { Button } from './ports.ts'
import type { ChatSession } from './repository.ts'

/** A reply before it has its key in the ledger; a message that names its own key keeps it. */
export type Reply =
  | { kind: 'text'; text: string; key?: string; buttons?: Button[][]; replyTo?: number }
  | Exclude<OutgoingMessage, { kind: 'text' }>

/** What the bot makes of one message or button. A pressed button's spinner stops by itself. */
export interface Answer {
  replies: Reply[]
  /** What is remembered of the chat, when it changes. */
  session?: ChatSession
  /** Ordered once the replies are sent: the progress message comes first. */
  carousel?: NewCarousel
  /** Besides those that every answer publishes; in the transaction of the answer. */
  events?: NewEvent[]
  /** A short note over the chat when a button was pressed, at most 200 characters. */
  notice?: string
}
