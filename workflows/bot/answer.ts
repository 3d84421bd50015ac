import type { LinkOutcome } from '../access/link-telegram.ts'
import type { NewCarousel } from '../carousel/repository.ts'
import type { NewId } from '../shared/runtime.ts'
import type { Actor } from '../shared/scope.ts'
import type { OutgoingMessage } from './outgoing-message.ts'
import type { Button } from './ports.ts'
import type { ApprovalPress } from './press-approval.ts'
import type { ChatSession } from './repository.ts'

/** A reply before it has its key in the ledger; a message that names its own key keeps it. */
export type Reply =
  | { kind: 'text'; text: string; key?: string; buttons?: Button[][]; replyTo?: number }
  | Exclude<OutgoingMessage, { kind: 'text' }>

/** What the bot makes of one message or button. */
export interface Answer {
  session: ChatSession
  replies: Reply[]
  carousel?: NewCarousel
  /** The carousel whose slides are to come as PNG files. */
  documentsOf?: string
  /** The command that was carried out, if it was one. */
  command?: string
}

/** What an answer may use besides the message and the session. */
export interface AnswerContext {
  session: ChatSession
  newId: NewId
  /** Who speaks: the member, when their Telegram account is linked. */
  actor?: Actor | undefined
  /** What came of a `/link` with its code. */
  link?: LinkOutcome | null | undefined
  /** What came of a pressed button of an approval. */
  approval?: ApprovalPress | null | undefined
}
