import { setTimeout as wait } from 'node:timers/promises'
import { AppError, errorCode } from '../../workflows/shared/errors.ts'
import type { Clock } from '../../workflows/shared/runtime.ts'

/** One request to a chat at a time, and none while Telegram asked to wait (I30). */
export interface ChatGate {
  /**
   * `patience`: milliseconds of such waiting that are sat out here, in line; none when absent. A step
   * that gave up instead would use up one of its tries, though nothing failed.
   * @throws AppError `rate_limited` without running `work` when the wait is longer
   */
  enter<T>(chatId: number, work: () => Promise<T>, patience?: number): Promise<T>
}

/**
 * The order also bounds what a crash can hide: at most one send of a chat is of unknown end. Waits
 * are remembered in this process; another one learns of them by its own 429.
 */
export function createChatGate(
  clock: Clock,
  sleep: (milliseconds: number) => Promise<unknown> = wait,
): ChatGate {
  const last = new Map<number, Promise<unknown>>()
  const pausedUntil = new Map<number, number>()

  const guarded = async <T>(
    chatId: number,
    work: () => Promise<T>,
    patience: number,
  ): Promise<T> => {
    for (let left = patience; ;) {
      const pause = (pausedUntil.get(chatId) ?? 0) - clock.now()
      if (pause > left) {
        const retryAfter = Math.ceil(pause / 1000)
        throw new AppError('rate_limited', `Telegram asks to wait ${retryAfter} s`, { retryAfter })
      }
      if (pause > 0) {
        left -= pause
        await sleep(pause)
        continue
      }
      pausedUntil.delete(chatId)
      try {
        return await work()
      } catch (error) {
        if (errorCode(error) !== 'rate_limited') throw error
        const { retryAfter = 1 } = error as AppError
        pausedUntil.set(chatId, clock.now() + retryAfter * 1000)
        if (retryAfter * 1000 > left) throw error
      }
    }
  }

  return {
    enter(chatId, work, patience = 0) {
      const run = () => guarded(chatId, work, patience)
      const turn = (last.get(chatId) ?? Promise.resolve()).then(run, run)
      last.set(chatId, turn)
      const forget = () => {
        if (last.get(chatId) === turn) last.delete(chatId)
      }
      turn.then(forget, forget)
      return turn
    },
  }
}
