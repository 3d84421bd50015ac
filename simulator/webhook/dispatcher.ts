import type { SqlDatabase } from '../../db/drivers/sql.ts'
import { botStore, type Webhook } from '../store/bot.ts'
import { updateStore, type PendingUpdate } from '../store/updates.ts'
import type { SimulatorLogger } from '../world.ts'
import { postUpdate } from './post-update.ts'

export interface WebhookOptions {
  /** Milliseconds until an answer is given up. */
  timeout: number
  /** Milliseconds until the next try. @param attempts how often it failed before this time */
  retryDelay: (attempts: number) => number
  /** Milliseconds after which an undelivered update is dropped. */
  lifetime: number
}

/** As the official server does: 1 s, doubling to a minute, for a day. */
export const defaultWebhookOptions: WebhookOptions = {
  timeout: 60_000,
  retryDelay: (attempts) => Math.min(60_000, 1000 * 2 ** Math.min(attempts, 10)),
  lifetime: 24 * 60 * 60 * 1000,
}

interface Deps {
  database: SqlDatabase
  clock: { now(): number }
  logger: SimulatorLogger
  fetch: typeof fetch
  options: WebhookOptions
}

export interface Dispatcher {
  start(): Promise<void>
  stop(): Promise<void>
  /** Looks at the queue again: something was added or the webhook changed. */
  wake(): void
}

/**
 * Brings the queued updates to the webhook: those of one chat one after the other, in order, those
 * of different chats side by side up to `max_connections`. An update leaves the queue when the
 * webhook has answered 2xx, so a crash repeats it rather than losing it.
 */
export function createDispatcher({ database, clock, logger, fetch, options }: Deps): Dispatcher {
  const updates = updateStore(database)
  const bot = botStore(database)
  const busy = new Set<number>()
  const inFlight = new Set<Promise<void>>()
  let abort = new AbortController()
  let timer: NodeJS.Timeout | undefined
  let running = false
  let looking: Promise<void> | null = null
  let lookAgain = false

  const wake = () => {
    if (!running) return
    if (looking) {
      lookAgain = true
      return
    }
    looking = look()
      .catch((cause: unknown) => {
        logger.error({ err: cause }, 'simulator: the update queue could not be read')
        if (running) timer = setTimeout(wake, 1000)
      })
      .finally(() => {
        looking = null
        if (lookAgain) {
          lookAgain = false
          wake()
        }
      })
  }

  async function look(): Promise<void> {
    clearTimeout(timer)
    const { webhook } = await bot.read()
    if (!webhook) return
    const busyBefore = new Set(busy)
    const heads = (await updates.heads())
      .filter((head) => !busyBefore.has(head.chatId) && running)
      .sort((one, other) => one.update.update_id - other.update.update_id)
    const now = clock.now()
    for (const head of heads.filter((head) => head.nextAttemptAt <= now)) {
      if (busy.size >= webhook.maxConnections) return
      send(webhook, head)
    }
    const next = Math.min(
      ...heads.map((head) => head.nextAttemptAt).filter((nextAttemptAt) => nextAttemptAt > now),
    )
    if (Number.isFinite(next)) timer = setTimeout(wake, Math.min(next - now, 60_000))
  }

  function send(webhook: Webhook, head: PendingUpdate): void {
    busy.add(head.chatId)
    const delivery = deliver(webhook, head)
      .catch((cause: unknown) => {
        if (running) logger.error({ err: cause }, 'simulator: an update could not be delivered')
      })
      .finally(() => {
        busy.delete(head.chatId)
        inFlight.delete(delivery)
        wake()
      })
    inFlight.add(delivery)
  }

  async function deliver(webhook: Webhook, head: PendingUpdate): Promise<void> {
    const signal = AbortSignal.any([abort.signal, AbortSignal.timeout(options.timeout)])
    const outcome = await postUpdate({ fetch, webhook, update: head.update, signal })
    if (outcome.ok) return updates.remove(head.update.update_id)
    if (abort.signal.aborted) return

    const now = clock.now()
    const delay = outcome.retryAfter ? outcome.retryAfter * 1000 : options.retryDelay(head.attempts)
    const updateId = head.update.update_id
    const facts = { updateId, attempts: head.attempts + 1, delay }
    await bot.setLastError(Math.floor(now / 1000), outcome.error)
    if (now + delay > head.createdAt + options.lifetime) {
      logger.warn(facts, `simulator: dropped an update: ${outcome.error}`)
      return updates.remove(updateId)
    }
    logger.warn(facts, `simulator: the webhook did not take an update: ${outcome.error}`)
    return updates.postpone(updateId, now + delay)
  }

  return {
    async start() {
      abort = new AbortController()
      await updates.hurry(clock.now())
      running = true
      wake()
    },
    async stop() {
      running = false
      clearTimeout(timer)
      abort.abort()
      await looking
      await Promise.all(inFlight)
      clearTimeout(timer)
    },
    wake,
  }
}
