import { setTimeout as sleep } from 'node:timers/promises'
import type { Logger } from '../../workflows/shared/runtime.ts'
import { errorCode } from '../../workflows/shared/errors.ts'
import { createBotApi, type BotApiOptions } from './bot-api.ts'
import { ALLOWED_UPDATES } from './register-bot.ts'

/** Seconds that Telegram holds a request open while nothing comes. */
const LONG_POLL = 25
const LIMIT = 100
const LONGEST_PAUSE = 30_000

export interface Polling {
  /** Resolves when the update under way is stored. */
  stop(): Promise<void>
}

/**
 * Fetches updates where Telegram cannot reach this machine (`getUpdates`, Bot API). An update is
 * confirmed to Telegram, by the next offset, only after `receive` stored it; what fails comes again.
 */
export function pollUpdates(
  options: BotApiOptions & {
    receive: (update: Record<string, unknown> & { update_id: number }) => Promise<unknown>
    logger: Logger
  },
): Polling {
  const { receive, logger } = options
  const api = createBotApi(options)
  const stopping = new AbortController()

  const store = async (update: { update_id: number }) => {
    try {
      await receive({ ...update })
    } catch (error) {
      if (errorCode(error) !== 'invalid_input') throw error
      // No repeat can help it, and it must not hold up the others.
      logger.error({ err: error, updateId: update.update_id }, 'an update was refused')
    }
  }

  const loop = async () => {
    let offset = 0
    let pause = 1_000
    while (!stopping.signal.aborted) {
      try {
        const request = {
          offset,
          limit: LIMIT,
          timeout: LONG_POLL,
          allowed_updates: ALLOWED_UPDATES,
        }
        const wait = (LONG_POLL + 10) * 1_000
        const answer = await api.call('getUpdates', request, wait, stopping.signal)
        if (stopping.signal.aborted) return
        if (!answer.ok) throw answer.error
        for (const update of answer.result) {
          await store(update)
          offset = update.update_id + 1
        }
        pause = 1_000
      } catch (error) {
        logger.warn({ err: error, pause }, 'updates could not be fetched; trying again')
        await sleep(pause, undefined, { signal: stopping.signal }).catch(() => {})
        pause = Math.min(pause * 2, LONGEST_PAUSE)
      }
    }
  }
  const running = loop()
  return {
    stop: async () => {
      stopping.abort()
      await running
    },
  }
}
