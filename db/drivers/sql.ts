export type Row = Record<string, unknown>

/**
 * One place to run SQL: a database, or a transaction on it. `$1`, `$2` … are the parameters.
 * Pass JSON as text (`JSON.stringify`): the drivers disagree on arrays and objects.
 */
export interface SqlSession {
  /** Rows as objects: int8 as number (bigint beyond 2^53), timestamps as Date, JSON parsed. */
  query<R extends object = Row>(text: string, params?: readonly unknown[]): Promise<R[]>
  /** Rows as arrays, with timestamps and JSON left as text: what Drizzle's columns map themselves. */
  arrays(text: string, params?: readonly unknown[]): Promise<unknown[][]>
}

export interface TransactionOptions {
  /** Statements without parameters that run together with BEGIN, in one round trip. */
  setup?: string
  /** Goes before other transactions where they queue for the one connection (PGlite). */
  urgent?: boolean | undefined
}

/**
 * A PostgreSQL database behind one of the drivers. Inside `transaction` use the handle that it
 * passes and nothing else: on PGlite, which has one connection, the outer handle would wait for ever.
 */
export interface SqlDatabase extends SqlSession {
  readonly driver: 'pglite' | 'pg' | 'neon'
  /**
   * Commits when `work` resolves, rolls back and rethrows when it rejects. A transaction in which a
   * statement failed never commits, even when `work` swallowed the error.
   */
  transaction<T>(work: (tx: SqlSession) => Promise<T>, options?: TransactionOptions): Promise<T>
  /** Runs several statements without parameters, such as a migration. */
  script(text: string): Promise<void>
  close(): Promise<void>
}
