import type { WebhookSender } from '../../workflows/notifications/ports.ts'

/** Posts by undici, guarded at connect. */
export function createWebhookSender(): WebhookSender {
  return { post: () => Promise.reject(new Error('not built yet')) }
}
