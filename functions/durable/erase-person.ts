import type { Inngest } from 'inngest'
import type { Deps } from '../../workflows/deps.ts'
import { erasePerson } from '../../workflows/privacy/erase-person.ts'
import { privacyErasureRequested, privacyExportRequested } from '../../workflows/privacy/events.ts'
import { sendExport } from '../../workflows/privacy/send-export.ts'
import { asPotok } from '../../workflows/shared/as-potok.ts'
import { contextOf } from './context-of.ts'

/** `privacy.erasure_requested` → a day later the person is forgotten, unless they changed their mind. */
export function erasePersonFunction(inngest: Inngest, deps: Deps) {
  return inngest.createFunction(
    {
      id: 'erase-person',
      name: 'Forget a person',
      triggers: [privacyErasureRequested.trigger],
      retries: 20,
      cancelOn: [
        {
          event: 'privacy.erasure_cancelled',
          if: 'async.data.erasureId == event.data.erasureId',
        },
      ],
      onFailure: ({ event, error }) => {
        const { erasureId } = event.data.event.data
        deps.logger.error({ err: error, erasureId }, 'a person is not forgotten yet')
      },
    },
    ({ event, step }) => {
      const { erasureId, dueAt } = event.data
      // Potok acts: the trail must not name who is being forgotten.
      const context = asPotok(contextOf(event, 'privacy'))
      return erasePerson(deps, {
        erasureId,
        dueAt,
        context,
        step: {
          run: (id, work) => step.run(id, work),
          sleepUntil: (id, time) => step.sleepUntil(id, time),
        },
      })
    },
  )
}

/** `privacy.export_requested` → all that is stored about the person, as files in their chat. */
export function exportPersonFunction(inngest: Inngest, deps: Deps) {
  return inngest.createFunction(
    {
      id: 'export-person',
      name: 'Send a person what is stored about them',
      triggers: [privacyExportRequested.trigger],
      retries: 8,
      concurrency: { key: 'event.data.chatId', limit: 1 },
    },
    ({ event, step }) => {
      const { chatId, updateId } = event.data
      return sendExport(deps, { chatId, updateId, context: contextOf(event, 'privacy'), step })
    },
  )
}
