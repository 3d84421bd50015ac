import { AppError, errorCode } from '../../workflows/shared/errors.ts'
import type { Clock } from '../../workflows/shared/runtime.ts'

/** One request to a chat at a time, and none while Telegram asked to wait (I30). */
export interface ChatGate {
  /** @throws AppError `rate_limited` without running `work` before the wait is over */
  enter<T>(chatId: number, work: () => Promise<T>): Promise<T>
}

/**
 * The order also bounds what a crash can hide: at most one send of a chat is of unknown end. Waits
 * are remembered in this process; another one learns of them by its own 429.
 */
export function createChatGate(clock: Clock): ChatGate {
  const last = new Map<number, Promise<unknown>>()
  const pausedUntil = new Map<number, number>()

  const guarded = async <T>(chatId: number, work: () => Promise<T>): Promise<T> => {
    const wait = (pausedUntil.get(chatId) ?? 0) - clock.now()
    if (wait > 0) {
      const retryAfter = Math.ceil(wait / 1000)
      throw new AppError('rate_limited', `Telegram asks to wait ${retryAfter} s`, { retryAfter })
    }
    pausedUntil.delete(chatId)
    try {
      return await work()
    } catch (error) {
      if (errorCode(error) === 'rate_limited') {
        const { retryAfter = 1 } = error as AppError
        pausedUntil.set(chatId, clock.now() + retryAfter * 1000)
      }
      throw error
    }
  }

  return {
    enter(chatId, work) {
      const run = () => guarded(chatId, work)
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
