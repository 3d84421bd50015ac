import { present } from '../../workflows/access/present.ts'
import type { Caller } from '../../workflows/access/caller.ts'
import type { Deps } from '../../workflows/deps.ts'
import type { Notification } from '../../workflows/notifications/ports.ts'
import { listOwn, readAllOwn, readOwn } from './notification-routes.ts'
import { openApiApp } from './open-api-app.ts'
import { page } from './route-parts.ts'
import { contextOf, write } from './write.ts'

/** `/api/v1/me/notifications`: what a person was told in Potok. */
export function myNotifications(deps: Pick<Deps, 'inTenant'>) {
  const app = openApiApp()

  app.openapi(listOwn, async (c) => {
    const { limit, cursor: before, unread } = c.req.valid('query')
    const recipient = personOf(c.get('caller'))
    if (recipient === null) return c.json({ items: [], nextCursor: null, unread: 0 }, 200)
    const found = await deps.inTenant(contextOf(c), async ({ notifications }) => ({
      rows: await notifications.list(
        { channel: 'in_app', recipient, unread: unread === 'true' },
        { limit: limit + 1, before },
      ),
      unread: await notifications.unread(recipient),
    }))
    return c.json({ ...page(found.rows.map(showOwn), limit), unread: found.unread }, 200)
  })

  app.openapi(readOwn, (c) =>
    write(deps, c, async ({ notifications }) => {
      const { id } = c.req.valid('param')
      const userId = personOf(c.get('caller'))
      const read = userId === null ? null : await notifications.markRead(id, userId)
      return { status: 200, body: showOwn(present(read, 'notification', id)) }
    }),
  )

  app.openapi(readAllOwn, (c) =>
    write(deps, c, async ({ notifications }) => {
      const userId = personOf(c.get('caller'))
      const read = userId === null ? 0 : await notifications.markAllRead(userId)
      return { status: 200, body: { read } }
    }),
  )

  return app
}

/** A key is nobody, even when somebody made it: it may be allowed less than they are. */
const personOf = ({ actor }: Pick<Caller, 'actor'>): string | null =>
  actor.type === 'user' ? actor.id : null

function showOwn({
  id,
  eventId,
  type,
  priority,
  title,
  body,
  data,
  createdAt,
  readAt,
}: Notification) {
  return { id, eventId, type, priority, title, body, data, createdAt, readAt }
}
