import type { Inngest } from 'inngest'
import { z } from 'zod'
import type { Deps } from '../../workflows/deps.ts'
import { newsOf } from '../../workflows/notifications/news.ts'
import { sendNotifications } from '../../workflows/notifications/send-notifications.ts'
import { asPotok } from '../../workflows/shared/as-potok.ts'
import { withInngestErrors } from '../../workflows/shared/durable.ts'
import { contextOf } from './context-of.ts'

const causeSchema = z.object({
  id: z.string(),
  name: z.string(),
  ts: z.number(),
  data: z.unknown(),
})

/** Of many records at once only the end of the whole is told. */
const alone = 'event.data.bulkId == null'

/** Something happened to a conversion → the notifications of whom the settings name. */
export function sendNotificationsFunction(inngest: Inngest, deps: Deps) {
  return inngest.createFunction(
    {
      id: 'send-notifications',
      name: 'Make the notifications of a conversion',
      triggers: [
        { event: 'conversion.entity_converted', if: alone },
        { event: 'conversion.failed', if: alone },
        { event: 'conversion.undone' },
        { event: 'conversion.bulk_completed' },
        { event: 'conversion.cycle_stopped' },
      ],
      retries: 5,
      concurrency: { key: 'event.data.meta.workspaceId', limit: 10 },
    },
    ({ event, step }) => {
      const context = asPotok(contextOf(event, 'notifications'))
      const { id, name: type, ts, data } = causeSchema.parse(event)
      const news = newsOf({ id, type, time: new Date(ts).toISOString(), data })
      return step.run('make', () =>
        withInngestErrors(async () => {
          const made = await deps.inTenant(context, (r) =>
            sendNotifications(deps, r, context, news),
          )
          return { made: made.length }
        }),
      )
    },
  )
}
