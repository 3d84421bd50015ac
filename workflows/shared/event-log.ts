import type { EventContext, EventEnvelope, NewEvent } from './events.ts'
import type { TenantScope } from './scope.ts'

/** Appends events in the transaction of the change they tell of. */
export interface EventAppender {
  /**
   * Stores the events; the relay delivers them after the commit, at least once each.
   * @throws AppError `invalid_input` for an undeclared type or data of another shape,
   * `payload_too_large` for an event over 256 KB, naming it
   */
  append(context: EventContext, events: readonly NewEvent[]): Promise<EventEnvelope[]>
}

/** Position of a reader: the writing transaction's id, then the row's own position. Opaque text. */
export type EventCursor = string

/**
 * Reads the log in an order in which nothing that commits late is skipped
 * (`(xid, position) > cursor AND xid < pg_snapshot_xmin(pg_current_snapshot())`).
 */
export interface EventReader {
  /** At most `limit` events after `cursor` (from the beginning without one), of all tenants or of one. */
  read(options: { cursor?: EventCursor; limit: number; scope?: TenantScope }): Promise<{
    events: EventEnvelope[]
    /** Of each event: what comes after it is read from there. */
    cursors: EventCursor[]
    cursor: EventCursor | null
  }>
  /** From here on is read what is not committed yet, and perhaps what was just before. */
  now(): Promise<EventCursor>
}

/** The undelivered part of the log. */
export interface Outbox {
  /**
   * Claims up to `limit` undelivered events, oldest first per writing order, hands them to `deliver`
   * and marks them delivered when it resolves. Two relays never hold the same event at once.
   * @returns how many were delivered
   */
  drain(limit: number, deliver: (events: EventEnvelope[]) => Promise<void>): Promise<number>
  /** Events waiting, and the age of the oldest in milliseconds. */
  backlog(): Promise<{ count: number; oldestAge: number }>
}

/** Remembers what a consumer has already done, where Inngest's 24 hours are not enough. */
export interface Inbox {
  /** True the first time, false when this consumer has had this event before. */
  claim(consumer: string, eventId: string): Promise<boolean>
}
