import type { Button } from './ports.ts'

/** A reply as data, so that it can be stored with the update it answers and sent after the commit. */
export type OutgoingMessage =
  | {
      kind: 'text'
      /** The ledger's key: the same key is never sent twice (I29). */
      key: string
      text: string
      buttons?: Button[][]
      replyTo?: number
      after?: number
    }
  | { kind: 'edit'; messageId: number; text: string; buttons?: Button[][] }
  | { kind: 'callback'; callbackId: string; text?: string }
