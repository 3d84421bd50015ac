import type { Conversion } from '../ports.ts'

export const BULK_STATUSES = ['requested', 'running', 'completed', 'cancelled', 'failed'] as const
export type BulkStatus = (typeof BULK_STATUSES)[number]

/** A conversion of many records, and how far it is. */
export interface BulkConversion {
  id: string
  ruleId: string
  /** Of the rule when it was asked for: no other version converts anything of it. */
  ruleVersion: number
  type: Conversion['type']
  /** Of which bulk conversion it repeats the failed records. */
  retryOf: string | null
  status: BulkStatus
  /** Grows while the records are collected, which is `requested`. */
  total: number
  done: number
  failed: number
  left: number
  /** Why the whole was refused; null while all is well. */
  reason: string | null
  startedAt: string | null
  finishedAt: string | null
  createdAt: string
  createdBy: string
}

/** Which records: so many given ids, what the source's list answers to these parameters, or the failed of another. */
export type BulkRequest =
  | { ids: number }
  | { filter: Record<string, string | string[]> }
  | { retryOf: string }

export interface BulkFailure {
  recordId: string
  code: string
  error: string
  fields: readonly { field: string; rule: string }[]
}

/** Bulk conversions of one tenant, and the records in them by chunks. */
export interface BulkRepository {
  insert(
    bulk: Pick<BulkConversion, 'id' | 'ruleId' | 'ruleVersion' | 'type' | 'retryOf'> & {
      request: BulkRequest
    },
  ): Promise<void>
  find(
    id: string,
    options?: { lock?: boolean },
  ): Promise<(BulkConversion & { request: BulkRequest; cursor: string | null }) | null>
  /** Newest first; `before` is the id of the last one of the page before. */
  list(page: { limit: number; before?: string | undefined }): Promise<BulkConversion[]>
  /**
   * Adds records as further chunks of at most 100, and remembers where the next page begins. Expects that the
   * bulk's row is locked, or new in this transaction.
   */
  addRecords(id: string, recordIds: readonly string[], cursor: string): Promise<void>
  /** Numbers of the chunks above `after` that are not finished, in their order. */
  openChunks(id: string, page: { limit: number; after: number }): Promise<number[]>
  /** The records of a chunk, which is locked; null when it is finished or there is none. */
  claimChunk(id: string, chunk: number): Promise<string[] | null>
  /**
   * Keeps what became of a chunk's records and counts it. Holds the bulk's row until the commit, so it comes
   * last in a transaction.
   */
  finishChunk(
    id: string,
    chunk: number,
    outcome: { done: number; failures: readonly BulkFailure[] },
  ): Promise<{ left: number }>
  /** @returns whether it was in one of the states */
  move(id: string, from: readonly BulkStatus[], to: BulkStatus, reason?: string): Promise<boolean>
  /** Of the chunks above `after` that have any, in their order, with the number of each one's chunk. */
  failures(
    id: string,
    page: { limit: number; after: number },
  ): Promise<{ chunk: number; failures: BulkFailure[] }[]>
}
