import { drizzle, type PgRemoteDatabase } from 'drizzle-orm/pg-proxy'
import type { SqlSession } from './drivers/sql.ts'

/**
 * One transaction, as Drizzle: the same type on every driver. It cannot be nested, and it is dead
 * when the work that received it has ended.
 */
export type Transaction = Omit<PgRemoteDatabase, 'transaction'>

/** Drizzle over the session of a transaction. */
export function drizzleOn(session: SqlSession): Transaction {
  return drizzle(async (text, params: unknown[], method) => ({
    rows: method === 'all' ? await session.arrays(text, params) : await session.query(text, params),
  }))
}
