import { sql } from 'drizzle-orm'
import type { Repositories } from '../workflows/deps.ts'
import type { Transaction } from './transaction.ts'

/**
 * Parts of a transaction that can fail alone: what a failed one has written is undone by a savepoint.
 * @param mark remembers what is kept in memory beside it, and gives how to go back to that
 */
export function createAttempt(tx: Transaction, mark: () => () => void): Repositories['attempt'] {
  return async (work) => {
    const goBack = mark()
    await tx.execute(sql`savepoint attempt`)
    try {
      const outcome = await work()
      await tx.execute(sql`release savepoint attempt`)
      return outcome
    } catch (error) {
      await tx.execute(sql`rollback to savepoint attempt`)
      goBack()
      throw error
    }
  }
}
