import type { Deps } from '../../workflows/deps.ts'
import { notifyByHand } from '../../workflows/notifications/notify-by-hand.ts'
import type { Notification } from '../../workflows/notifications/ports.ts'
import { retryNotification } from '../../workflows/notifications/retry-notification.ts'
import { listDeliveries, notifyConversion, retryDelivery } from './notification-routes.ts'
import { openApiApp } from './open-api-app.ts'
import { page } from './route-parts.ts'
import { contextOf, write } from './write.ts'

/** `/api/v1/notifications`: the deliveries of a workspace. */
export function notifications(deps: Pick<Deps, 'inTenant' | 'newId' | 'publicUrl'>) {
  const app = openApiApp()

  app.openapi(listDeliveries, async (c) => {
    const { limit, cursor, ...filter } = c.req.valid('query')
    const found = await deps.inTenant(contextOf(c), (r) =>
      r.notifications.list(filter, { limit: limit + 1, before: cursor }),
    )
    return c.json(page(found.map(showDelivery), limit), 200)
  })

  app.openapi(notifyConversion, (c) =>
    write(deps, c, async (r, context) => {
      const { eventId } = c.req.valid('json')
      const made = await notifyByHand(deps, r, context, eventId)
      return { status: 202, body: { items: made.map(showDelivery) } }
    }),
  )

  app.openapi(retryDelivery, (c) =>
    write(deps, c, async (r, context) => {
      const { id } = c.req.valid('param')
      return { status: 202, body: showDelivery(await retryNotification(r, context, id)) }
    }),
  )

  return app
}

/** Without what it says: the names in it are for whom it is meant. */
function showDelivery(notification: Notification) {
  const { id, eventId, type, channel, recipient, priority } = notification
  const { status, attempts, error, createdAt, sentAt, readAt } = notification
  const about = { id, eventId, type, channel, recipient, priority }
  return { ...about, status, attempts, error, createdAt, sentAt, readAt }
}
