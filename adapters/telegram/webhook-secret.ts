import { createHmac } from 'node:crypto'
import type { Config } from '../config.ts'

/**
 * The secret that Telegram sends with each update. Derived from the installation's secret unless it is
 * set: whoever registers the webhook and whoever receives the updates come to the same one.
 */
export function webhookSecretOf(
  { TELEGRAM_WEBHOOK_SECRET }: Pick<Config, 'TELEGRAM_WEBHOOK_SECRET'>,
  secret: string,
): string {
  return TELEGRAM_WEBHOOK_SECRET ?? createHmac('sha256', secret).update('telegram').digest('hex')
}
