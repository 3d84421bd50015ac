import type { Actor } from '../shared/scope.ts'

/** One change of one record, as the code that makes it tells it. */
export interface AuditEntry {
  /** `created`, `updated`, `deleted`, `restored`, `status_changed`, or a verb of its own such as `revoked`. */
  action: string
  /** The entity's name: `lead`, `member`, `api_key`. */
  entity: string
  recordId: string
  /** Only the changed fields; null when the record is new. Encrypted fields as `ENCRYPTED`. */
  before: Record<string, unknown> | null
  /** Only the changed fields; null when the record is gone. */
  after: Record<string, unknown> | null
}

/** What stands for the value of an encrypted field. */
export const ENCRYPTED = '[encrypted]'

/** Writes the trail in the transaction of the change. */
export interface AuditLog {
  /** Kept until the transaction's end and written there, in order: who and why come from the transaction. */
  record(entry: AuditEntry): void
}

/** A row of the trail. */
export interface AuditRow extends AuditEntry {
  id: string
  /** Counts the rows of the workspace from 1, without gaps. */
  sequence: number
  /** ISO 8601, UTC, milliseconds. */
  time: string
  actor: Actor
  /** The request or event that caused it. */
  causationId: string | null
  /** The first event of the chain. */
  correlationId: string | null
  /** Of the row before it; 64 zeros for the first. */
  previousHash: string
  /** SHA-256 over the row and the hash before it, in hex. */
  hash: string
}

/** A row with the hash that its facts give now: another than its own when somebody changed it. */
export interface CheckedAuditRow extends AuditRow {
  computedHash: string
}

/** Where a chain ends. */
export interface AuditEnd {
  /** By its own record; 0 and null for a workspace without a trail. */
  sequence: number
  hash: string | null
  /** The highest sequence among the rows, at the same moment. */
  lastRow: number
}

export interface AuditFilter {
  /** A record, and the conversions of which it is source or target. */
  about?: string | undefined
  entity?: string | undefined
  recordId?: string | undefined
  actorId?: string | undefined
  action?: string | undefined
  /** ISO 8601, inclusive. */
  from?: string | undefined
  /** ISO 8601, exclusive. */
  to?: string | undefined
}

/** Reads the trail of one tenant. */
export interface AuditReader {
  /** Newest first; `before` is the sequence of the last row of the page before. */
  list(
    filter: AuditFilter,
    page: { limit: number; before?: number | undefined },
  ): Promise<AuditRow[]>
  /** Rows above `sequence`, oldest first: for the export and the verification. */
  after(sequence: number, limit: number): Promise<CheckedAuditRow[]>
  end(): Promise<AuditEnd>
}
