import { expect, test } from 'vitest'
import { webhookSecretOf } from '../../../../adapters/telegram/webhook-secret.ts'

test('without its own the webhook has a secret that Telegram accepts and that does not show the installation’s', () => {
  const derived = webhookSecretOf({}, 'a secret with spaces')
  expect(derived).toMatch(/^[\w-]{16,256}$/)
  expect(webhookSecretOf({}, 'a secret with spaces')).toBe(derived)
  expect(webhookSecretOf({}, 'another')).not.toBe(derived)
  expect(webhookSecretOf({ TELEGRAM_WEBHOOK_SECRET: 'its-own-secret-here' }, 'x')).toBe(
    'its-own-secret-here',
  )
})
