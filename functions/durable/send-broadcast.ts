import type { Inngest } from 'inngest'
import { broadcastStarted } from '../../workflows/broadcasts/events.ts'
import { moveBroadcast } from '../../workflows/broadcasts/move-broadcast.ts'
import { runBroadcast } from '../../workflows/broadcasts/run-broadcast.ts'
import type { Deps } from '../../workflows/deps.ts'
import { asPotok } from '../../workflows/shared/as-potok.ts'
import { withInngestErrors } from '../../workflows/shared/durable.ts'
import { contextOf } from './context-of.ts'

/** `broadcast.started` → everybody who asked for news gets it; paused when it cannot go on. */
export function sendBroadcastFunction(inngest: Inngest, deps: Deps) {
  return inngest.createFunction(
    {
      id: 'send-broadcast',
      name: 'Send a broadcast',
      triggers: [broadcastStarted.trigger],
      retries: 8,
      concurrency: { key: 'event.data.broadcastId', limit: 1 },
      cancelOn: [
        {
          event: 'broadcast.stopped',
          if: 'async.data.broadcastId == event.data.broadcastId',
        },
      ],
      onFailure: async ({ event, error, step }) => {
        const { broadcastId } = event.data.event.data
        const context = asPotok(contextOf(event.data.event, 'broadcasts'))
        deps.logger.error({ err: error, broadcastId }, 'a broadcast cannot go on and is paused')
        await step.run('pause', () =>
          withInngestErrors(() =>
            deps.inTenant(context, async (r) => {
              const { status } = (await r.broadcasts.find(broadcastId)) ?? {}
              if (status !== 'sending' && status !== 'scheduled') return null
              await moveBroadcast(deps, r, context, broadcastId, 'pause')
              return null
            }),
          ),
        )
      },
    },
    ({ event, step }) =>
      runBroadcast(deps, {
        broadcastId: event.data.broadcastId,
        startAt: event.data.startAt,
        context: contextOf(event, 'broadcasts'),
        step: {
          run: (id, work) => step.run(id, work),
          sleep: (id, milliseconds) => step.sleep(id, milliseconds),
          sleepUntil: (id, time) => step.sleepUntil(id, time),
        },
      }),
  )
}
