import type { Language } from '../carousel/content.ts'
import type { Deps, Repositories } from '../deps.ts'
import type { EventContext } from '../shared/events.ts'
import type { Actor } from '../shared/scope.ts'
import type { Incoming } from './read-update.ts'
import type { ChatSession } from './repository.ts'

/** Who speaks or presses. */
export interface Speaker {
  telegramUserId: number
  firstName: string | null
  /** The member when their Telegram account is linked, else the Telegram user. */
  actor: Actor
  /** Of Potok, when the account is linked. */
  userId: string | null
  /** Nothing for who is no active member of the workspace. */
  permissions: ReadonlySet<string>
}

export type Said = Exclude<Incoming, { kind: 'ignored' }>

/**
 * What answers an update may use. All of it happens in the one transaction that also stores the answer:
 * it happens once, however often the update is handled. Nothing slow and nothing outside: that belongs into
 * a durable function, which an event of the answer starts.
 */
export interface BotTools {
  deps: Pick<
    Deps,
    | 'newId'
    | 'clock'
    | 'payments'
    | 'cache'
    | 'expressions'
    | 'formats'
    | 'access'
    | 'publicUrl'
    | 'logger'
    | 'slideWriter'
    | 'isTrial'
  >
  r: Repositories
  /** Acts as the speaker. */
  context: EventContext
  speaker: Speaker
  /** Of this chat, as it is before the answer. */
  session: ChatSession
  language: Language
  /** What was said: a message or a pressed button. */
  said: Said
  updateId: number
}
