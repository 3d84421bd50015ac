import { botStore } from '../store/bot.ts'
import { updateStore } from '../store/updates.ts'
import type { ApiMethod } from './method.ts'

export const getWebhookInfo: ApiMethod = async (world) => {
  const { webhook, allowedUpdates, lastErrorDate, lastErrorMessage } = await botStore(
    world.database,
  ).read()
  return {
    result: {
      url: webhook?.url ?? '',
      has_custom_certificate: false,
      pending_update_count: await updateStore(world.database).count(),
      ...(lastErrorDate && {
        last_error_date: lastErrorDate,
        last_error_message: lastErrorMessage,
      }),
      ...(webhook && { max_connections: webhook.maxConnections, ip_address: '127.0.0.1' }),
      ...(allowedUpdates && { allowed_updates: allowedUpdates }),
    },
  }
}
