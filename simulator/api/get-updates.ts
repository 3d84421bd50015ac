import { ApiError } from '../errors.ts'
import { botStore } from '../store/bot.ts'
import { updateStore } from '../store/updates.ts'
import type { World } from '../world.ts'
import { readAllowedUpdates } from './allowed-updates.ts'
import { toInteger } from './fields.ts'
import type { ApiMethod } from './method.ts'

const longestPoll = 50
const pollers = new WeakMap<World, AbortController>()

/**
 * Long polling. `offset` confirms every update before it; a negative one keeps only the last ones.
 * A second poll ends the first with 409, as does a webhook.
 */
export const getUpdates: ApiMethod = async (world, request) => {
  const { args, signal } = request
  const bot = botStore(world.database)
  if ((await bot.read()).webhook) {
    throw new ApiError(
      409,
      "Conflict: can't use getUpdates method while webhook is active; use deleteWebhook to delete the webhook first",
    )
  }
  const allowed = readAllowedUpdates(request)
  if (allowed !== undefined) await bot.setAllowedUpdates(allowed)

  const offset = toInteger(args.get('offset'))
  const limit = Math.min(100, Math.max(1, toInteger(args.get('limit')) || 100))
  const timeout = Math.min(longestPoll, Math.max(0, toInteger(args.get('timeout'))))
  const updates = updateStore(world.database)
  if (offset > 0) await updates.removeBefore(offset)
  if (offset < 0) await updates.removeAllButLast(-offset)

  pollers.get(world)?.abort()
  const mine = new AbortController()
  pollers.set(world, mine)
  const expired = AbortSignal.timeout(timeout * 1000)
  const over = AbortSignal.any([mine.signal, expired, signal])
  for (;;) {
    const woken = nextChange(world, over)
    const result = await updates.list(Math.max(0, offset), limit)
    if (result.length > 0 || timeout === 0) return { result }
    await woken
    if (mine.signal.aborted) {
      throw new ApiError(
        409,
        'Conflict: terminated by other getUpdates request; make sure that only one bot instance is running',
      )
    }
    if (over.aborted) return { result: await updates.list(Math.max(0, offset), limit) }
  }
}

/** Resolves with the next event in any chat, or when the poll is over. */
function nextChange(world: World, over: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (over.aborted) return resolve()
    const finish = () => {
      unsubscribe()
      over.removeEventListener('abort', finish)
      resolve()
    }
    const unsubscribe = world.feed.subscribe(finish)
    over.addEventListener('abort', finish, { once: true })
  })
}
