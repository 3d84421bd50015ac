import type { Row, SqlSession } from './sql.ts'

/** A transaction's session that ends with it, and remembers whether a statement failed in it. */
export interface GuardedSession extends SqlSession {
  readonly failure: Error | undefined
  end(): void
}

/**
 * Wraps the session of one transaction. After `end` it refuses: a forgotten promise must not write
 * into the transaction that a pooled connection serves next.
 */
export function guardSession(inner: SqlSession): GuardedSession {
  let ended = false
  let failure: Error | undefined
  async function run<T>(work: () => Promise<T>): Promise<T> {
    if (ended) throw new Error('This transaction has ended: await every query inside it.')
    try {
      return await work()
    } catch (error) {
      failure ??= error instanceof Error ? error : new Error(String(error))
      throw error
    }
  }
  return {
    query: <R extends object = Row>(text: string, params?: readonly unknown[]) =>
      run(() => inner.query<R>(text, params)),
    arrays: (text, params) => run(() => inner.arrays(text, params)),
    get failure() {
      return failure
    },
    end() {
      ended = true
    },
  }
}
