import type { SqlDatabase } from '../db/drivers/sql.ts'
import type { Feed } from './feed.ts'
import type { RateLimiter } from './limits.ts'
import type { User } from './types.ts'

export interface SimulatorLogger {
  info(facts: object, message: string): void
  warn(facts: object, message: string): void
  error(facts: object, message: string): void
}

/** What every route of the simulator works with. */
export interface World {
  database: SqlDatabase
  clock: { now(): number }
  newId: () => string
  logger: SimulatorLogger
  bot: User
  token: string
  limiter: RateLimiter
  feed: Feed
  /** Tells the webhook that updates wait. */
  wake: () => void
  /** Aborted by stop(), which ends every stream. */
  stopping: AbortSignal
  /** Where the simulator is mounted, such as `/simulator`: the start of every `url` it gives out. */
  basePath: string
  /** Milliseconds until a pressed button can no longer be answered. */
  callbackLifetime: number
}

export const seconds = (clock: { now(): number }): number => Math.floor(clock.now() / 1000)
