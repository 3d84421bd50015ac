import { botStore } from '../store/bot.ts'
import { updateStore } from '../store/updates.ts'
import { isTrue } from './fields.ts'
import type { ApiMethod } from './method.ts'

export const deleteWebhook: ApiMethod = async (world, { args }) => {
  const wasSet = await world.database.transaction(async (tx) => {
    const bot = botStore(tx)
    const { webhook } = await bot.read()
    await bot.setWebhook(null)
    if (isTrue(args.get('drop_pending_updates'))) await updateStore(tx).removeAllButLast(0)
    return webhook !== null
  })
  return {
    result: true,
    description: wasSet ? 'Webhook was deleted' : 'Webhook is already deleted',
  }
}
