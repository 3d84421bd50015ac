import { reachTexts } from '../bot/broadcasts/texts.ts'
import type { Deps } from '../deps.ts'
import { withInngestErrors } from '../shared/durable.ts'
import type { EventContext } from '../shared/events.ts'
import { finishBroadcast } from './finish-broadcast.ts'
import { beginBroadcast } from './begin-broadcast.ts'
import { sendChunk, type ChunkEnd } from './send-chunk.ts'

interface Steps {
  run(id: string, work: () => Promise<unknown>): Promise<unknown>
  sleep(id: string, milliseconds: number): Promise<void>
  sleepUntil(id: string, time: Date): Promise<void>
}

/**
 * Sends a broadcast, chunk by chunk, until everybody has it or somebody stops it. Where it stands is in the
 * recipients, so that another run goes on where this one ended.
 */
export async function runBroadcast(
  deps: Deps,
  {
    broadcastId,
    startAt,
    context,
    step,
  }: { broadcastId: string; startAt?: string | undefined; context: EventContext; step: Steps },
): Promise<{ status: string }> {
  const run = async <T>(id: string, work: () => Promise<T>) =>
    (await step.run(id, () => withInngestErrors(work))) as T
  if (startAt !== undefined) await step.sleepUntil('until its time', new Date(startAt))
  const begun = await run('find who gets it', () => beginBroadcast(deps, context, broadcastId))
  if (!begun) return { status: 'stopped' }
  for (let count = 1; ; count += 1) {
    const { more, wait } = await run<ChunkEnd>(`send chunk ${count}`, () =>
      sendChunk(deps, context, broadcastId),
    )
    if (!more) break
    // Telegram's wait is no failure, and uses up no try.
    if (wait > 0) await step.sleep(`as Telegram asks ${count}`, wait * 1000)
  }
  const report = await run('finish', () => finishBroadcast(deps, context, broadcastId))
  if (!report) return { status: 'stopped' }
  const { chatId, counts, language } = report
  if (chatId !== null) {
    await run('report', async () => {
      await deps.messenger.sendText(context, {
        key: `broadcast:${broadcastId}:report`,
        chatId,
        text: reachTexts[language].report('completed', counts, broadcastId),
      })
      return null
    })
  }
  return { status: 'completed' }
}
