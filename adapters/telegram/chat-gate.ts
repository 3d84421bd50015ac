import { setTimeout as wait } from 'node:timers/promises'
import { AppError, errorCode } from '../../workflows/shared/errors.ts'
import type { Clock } from '../../workflows/shared/runtime.ts'
import { createPauses } from './pauses.ts'
import { type Cost, createSendLimits, type Lane, SEND_LIMITS } from './send-limits.ts'
import { createTickets } from './tickets.ts'

export interface Entry {
  /**
   * Milliseconds of waiting for limits and pauses that are sat out here, in line; none when absent. A
   * step that gave up instead would use up one of its tries, though nothing failed.
   */
  patience?: number
  /** `interactive` when absent. */
  lane?: Lane
  /** One message when absent. */
  cost?: Cost
  /** Whoever was sent away and comes back with the same one has their old place in line. */
  ticket?: string
}

/**
 * One request to a chat at a time, none while Telegram asked to wait, and never faster than Telegram's
 * limits (I30). Interactive ones go before broadcasts.
 */
export interface ChatGate {
  /** @throws AppError `rate_limited` without running `work` when the wait is longer than the patience */
  enter<T>(chatId: number, work: () => Promise<T>, entry?: Entry): Promise<T>
}

interface Waiting extends Required<Omit<Entry, 'ticket'>> {
  chatId: number
  ticket: string | undefined
  place: number
  /** Since when it is the next of its chat and waits for nothing but time. */
  since: number | null
  /** Telegram's own refusal, when it had one. */
  refusal: unknown
  start(): void
  fail(error: unknown): void
}

/** What is counted and waited for is this process's; another one has its own limits and its own 429s. */
export function createChatGate(
  clock: Clock,
  sleep: (milliseconds: number, cancelled: AbortSignal) => Promise<unknown> = quietWait,
): ChatGate {
  const limits = createSendLimits(SEND_LIMITS)
  const pauses = createPauses()
  const tickets = createTickets()
  const busy = new Set<number>()
  let line: Waiting[] = []
  let wake: { at: number; cancel: AbortController } | null = null

  /** Starts what may start, sends away whose patience is too short, and sleeps until the next. */
  const move = () => {
    const now = clock.now()
    const seen = new Set(busy)
    let next = Number.POSITIVE_INFINITY
    /** Messages of those who wait for all chats' limit, and until when the first does: nobody overtakes. */
    let [ahead, headReadyAt] = [0, now]
    for (const one of line) {
      if (seen.has(one.chatId)) continue
      const { chatId, lane, cost } = one
      let readyAt = Math.max(pauses.until(chatId), limits.chatReadyAt(chatId, cost, now))
      const isOthersTurn = readyAt <= now
      if (isOthersTurn && ahead === 0) headReadyAt = limits.overallReadyAt(lane, cost, now)
      if (isOthersTurn || ahead > 0) {
        const turn = headReadyAt + (ahead * 1000) / SEND_LIMITS.overallPerSecond
        readyAt = Math.max(readyAt, turn)
      }
      if (readyAt <= now) {
        seen.add(chatId)
        limits.take(chatId, lane, cost, now)
        leave(one)
        one.start()
        continue
      }
      one.since ??= now
      if (readyAt - one.since > one.patience) {
        leave(one)
        one.fail(sentAway(one, readyAt - now))
        continue
      }
      seen.add(chatId)
      if (isOthersTurn) ahead += cost.overall
      next = Math.min(next, isOthersTurn ? headReadyAt : readyAt)
    }
    sleepUntil(next, now)
  }

  const leave = (one: Waiting) => {
    line = line.filter((each) => each !== one)
  }

  const sentAway = (one: Waiting, milliseconds: number) => {
    const behind = tickets.keep(one) / SEND_LIMITS.overallPerSecond
    if (one.refusal !== null) return one.refusal
    const retryAfter = Math.max(1, Math.ceil(milliseconds / 1000 + behind))
    return new AppError('rate_limited', `Telegram takes no more for ${retryAfter} s`, {
      retryAfter,
    })
  }

  const sleepUntil = (at: number, now: number) => {
    if (wake && wake.at <= at) return
    wake?.cancel.abort()
    wake = null
    if (at === Number.POSITIVE_INFINITY) return
    const mine = { at, cancel: new AbortController() }
    wake = mine
    void sleep(at - now, mine.cancel.signal).then(() => {
      if (wake !== mine) return
      wake = null
      move()
    })
  }

  const insert = (one: Waiting) => {
    const at = line.findIndex((other) => isBefore(one, other))
    line = line.toSpliced(at === -1 ? line.length : at, 0, one)
  }

  return {
    enter(chatId, work, entry = {}) {
      const { patience = 0, lane = 'interactive', cost = { overall: 1, chat: 1 }, ticket } = entry
      return new Promise((resolve, reject) => {
        const run = async () => {
          busy.add(chatId)
          const end = await work().then(
            (result) => () => resolve(result),
            (error: unknown) => {
              if (errorCode(error) !== 'rate_limited') return () => reject(error)
              const { retryAfter = 1 } = error as AppError
              pauses.refused(chatId, clock.now(), retryAfter * 1000)
              one.refusal = error
              one.since ??= clock.now()
              return () => insert(one)
            },
          )
          busy.delete(chatId)
          end()
          move()
        }
        const one: Waiting = {
          chatId,
          patience,
          lane,
          cost,
          ticket,
          place: tickets.placeOf(ticket),
          since: null,
          refusal: null,
          start: () => void run(),
          fail: reject,
        }
        insert(one)
        move()
      })
    },
  }
}

function isBefore(one: Waiting, other: Waiting): boolean {
  if (one.lane !== other.lane) return one.lane === 'interactive'
  return one.place < other.place
}

function quietWait(milliseconds: number, signal: AbortSignal): Promise<unknown> {
  return wait(milliseconds, undefined, { signal }).catch(() => {})
}
