import { ApiError } from '../errors.ts'
import { botStore } from '../store/bot.ts'
import { storable } from '../store/jsonb.ts'
import { updateStore } from '../store/updates.ts'
import { readAllowedUpdates } from './allowed-updates.ts'
import { deleteWebhook } from './delete-webhook.ts'
import { isTrue, toInteger } from './fields.ts'
import type { ApiMethod } from './method.ts'

/** Plain http and any port are allowed, as on a Bot API server that runs with `--local`. */
export const setWebhook: ApiMethod = async (world, request) => {
  const { args } = request
  const url = args.get('url') ?? ''
  if (!url) return deleteWebhook(world, request)
  if (!/^https?:\/\//i.test(url) || !URL.canParse(url)) {
    throw new ApiError(400, 'Bad Request: invalid webhook URL specified')
  }
  const secretToken = args.get('secret_token') ?? ''
  if (secretToken.length > 256) {
    throw new ApiError(400, 'Bad Request: secret token is too long')
  }
  if (!/^[A-Za-z0-9_-]*$/.test(secretToken)) {
    throw new ApiError(400, 'Bad Request: secret token contains unallowed characters')
  }
  const allowed = readAllowedUpdates(request)
  const asked = toInteger(args.get('max_connections')) || 40
  const maxConnections = Math.min(100, Math.max(1, asked))

  await world.database.transaction(async (tx) => {
    const bot = botStore(tx)
    await bot.setWebhook({ url: storable(url), secretToken, maxConnections })
    if (allowed !== undefined) await bot.setAllowedUpdates(allowed)
    if (isTrue(args.get('drop_pending_updates'))) await updateStore(tx).removeAllButLast(0)
  })
  world.wake()
  return { result: true, description: 'Webhook was set' }
}
