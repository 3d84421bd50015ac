import type { Clock } from '../clock.ts'
import type { Logger } from '../types.ts'

const firstPause = 500
const longestPause = 15_000

/**
 * Work that must not be lost while the database is away: it is tried again, with growing pauses, until
 * it succeeds or `isActive` says no. What it does must be safe to repeat.
 */
export function createKeepTrying(deps: {
  clock: Clock
  logger: Logger
  isActive: () => boolean
}): (work: () => Promise<unknown>) => void {
  const attempt = (work: () => Promise<unknown>, pause: number): void => {
    work().catch((error: unknown) => {
      if (!deps.isActive()) return
      deps.logger.error({ err: error, pause }, 'the engine could not do its work; trying again')
      deps.clock.setTimer(() => {
        if (deps.isActive()) attempt(work, Math.min(pause * 2, longestPause))
      }, pause)
    })
  }
  return (work) => attempt(work, firstPause)
}
