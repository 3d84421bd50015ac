import type { Inngest } from 'inngest'
import { z } from 'zod'
import type { Deps } from '../../workflows/deps.ts'
import { deliverNotification } from '../../workflows/notifications/deliver-notification.ts'
import { giveUp } from '../../workflows/notifications/give-up.ts'
import { asPotok } from '../../workflows/shared/as-potok.ts'
import { withInngestErrors } from '../../workflows/shared/durable.ts'
import { contextOf } from './context-of.ts'

const dataSchema = z.object({ notificationId: z.uuid() })

/** `notification.requested` → it is delivered, each by a run with retries of its own. */
export function deliverNotificationFunction(inngest: Inngest, deps: Deps) {
  return inngest.createFunction(
    {
      id: 'deliver-notification',
      name: 'Deliver a notification',
      triggers: [{ event: 'notification.requested', if: "event.data.channel != 'in_app'" }],
      retries: 8,
      concurrency: [
        { key: 'event.data.notificationId', limit: 1 },
        { key: 'event.data.meta.workspaceId', limit: 10 },
      ],
      onFailure: async ({ event, step }) => {
        const { notificationId } = dataSchema.parse(event.data.event.data)
        const context = asPotok(contextOf(event.data.event, 'notifications'))
        await step.run('give up', () =>
          withInngestErrors(() =>
            deps.inTenant(context, (r) => giveUp(r, context, notificationId)),
          ),
        )
      },
    },
    ({ event, step }) => {
      const { notificationId } = dataSchema.parse(event.data)
      const context = asPotok(contextOf(event, 'notifications'))
      return step.run('deliver', () =>
        withInngestErrors(() => deliverNotification(deps, context, notificationId)),
      )
    },
  )
}
