import { setTimeout as sleep } from 'node:timers/promises'
import { errorCode } from '../../workflows/shared/errors.ts'
import type { Logger } from '../../workflows/shared/runtime.ts'
import { registerBot } from './register-bot.ts'

const FIRST_PAUSE = 5_000
const LONGEST_PAUSE = 300_000

/**
 * {@link registerBot}, for a start that does not depend on Telegram: while it is away there is one
 * warning, and it is tried again in the background with growing pauses (milliseconds).
 * @returns the bot's user name; null when it is not known yet
 * @throws AppError `provider_rejected` for a wrong token or URL, unless Telegram was away at first:
 * then it is logged
 */
export async function keepRegistering(
  options: Parameters<typeof registerBot>[0] & {
    logger: Logger
    stopping: AbortSignal
    pause?: number
  },
): Promise<string | null> {
  const { logger, stopping } = options
  try {
    return (await registerBot(options)).username
  } catch (error) {
    if (errorCode(error) === 'provider_rejected') throw error
    logger.warn({ err: error }, 'Telegram is away: the bot will be registered when it is back')
  }
  const again = async (pause: number): Promise<void> => {
    await sleep(pause, undefined, { signal: stopping, ref: false }).catch(() => {})
    if (stopping.aborted) return
    try {
      const { username } = await registerBot(options)
      logger.info({ username }, 'the bot is registered')
    } catch (error) {
      if (errorCode(error) !== 'provider_rejected') {
        return again(Math.min(pause * 2, LONGEST_PAUSE))
      }
      logger.error({ err: error }, 'Telegram refuses the bot: it gets no updates')
    }
  }
  void again(options.pause ?? FIRST_PAUSE)
  return null
}
