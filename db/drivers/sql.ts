export type Row = Record<string, unknown>

/** One place to run SQL: a database, or a transaction on it. `$1`, `$2` … are the parameters. */
export interface SqlSession {
  query<R extends object = Row>(text: string, params?: readonly unknown[]): Promise<R[]>
}

/**
 * A PostgreSQL database behind one of the drivers. Inside `transaction` use the handle that it
 * passes and nothing else: on PGlite, which has one connection, the outer handle would wait for ever.
 */
export interface SqlDatabase extends SqlSession {
  readonly driver: 'pglite' | 'pg' | 'neon'
  /** Commits when `work` resolves, rolls back and rethrows when it rejects. */
  transaction<T>(work: (tx: SqlSession) => Promise<T>): Promise<T>
  /** Runs several statements without parameters, such as a migration. */
  script(text: string): Promise<void>
  close(): Promise<void>
}
