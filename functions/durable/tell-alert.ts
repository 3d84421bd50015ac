import type { Inngest } from 'inngest'
import { tellOwners } from '../../workflows/alerts/tell-owners.ts'
import type { Deps } from '../../workflows/deps.ts'
import { alertTriggered } from '../../workflows/shared/saga-events.ts'
import { contextOf } from './context-of.ts'

/** `alert.triggered` → a line in the log, and a message to the owners. */
export function tellAlertFunction(inngest: Inngest, deps: Deps) {
  return inngest.createFunction(
    {
      id: 'tell-alert',
      name: 'Tell the owners of an alert',
      triggers: [alertTriggered.trigger],
      retries: 5,
    },
    ({ event, step }) => {
      const { name, subject, message } = event.data
      const alert = { id: event.id ?? subject, name, subject, message }
      return tellOwners(deps, contextOf(event, 'alerts'), alert, {
        run: (id, work) => step.run(id, work),
      })
    },
  )
}
