import { setTimeout as sleep } from 'node:timers/promises'
import { sqlState } from './errors.ts'

const SERIALIZATION_FAILURE = '40001'
const DEADLOCK_DETECTED = '40P01'
const ATTEMPTS = 4

/** Another transaction did the same meanwhile: run this one again, and it will see that. */
export class ConcurrentWrite extends Error {
  override readonly name = 'ConcurrentWrite'
  readonly code = SERIALIZATION_FAILURE
}

/**
 * Runs the transaction again after a serialization failure or a deadlock: there the database has
 * certainly rolled back. A connection lost during COMMIT leaves that unknown, so it is not retried.
 */
export async function withRetry<T>(transaction: () => Promise<T>): Promise<T> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await transaction()
    } catch (error) {
      const state = sqlState(error)
      const safe = state === SERIALIZATION_FAILURE || state === DEADLOCK_DETECTED
      if (!safe || attempt === ATTEMPTS) throw error
      await sleep(Math.random() * 20 * 2 ** attempt)
    }
  }
}
