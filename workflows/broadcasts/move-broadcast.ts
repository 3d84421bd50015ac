import type { Deps, Repositories } from '../deps.ts'
import { AppError } from '../shared/errors.ts'
import type { EventContext, NewEvent } from '../shared/events.ts'
import type { Broadcast, BroadcastStatus } from './ports.ts'

export type BroadcastMove = 'start' | 'pause' | 'resume' | 'cancel'

const FROM: Record<BroadcastMove, readonly BroadcastStatus[]> = {
  start: ['draft'],
  pause: ['sending', 'scheduled'],
  resume: ['paused'],
  cancel: ['draft', 'scheduled', 'sending', 'paused'],
}

/**
 * Starts a broadcast (at its time when that is to come), pauses it, lets it go on, or cancels it. The run that
 * sends it looks before every message.
 * @throws AppError `not_found`; `conflict` when it stands otherwise
 */
export async function moveBroadcast(
  deps: Pick<Deps, 'clock'>,
  r: Pick<Repositories, 'broadcasts' | 'events'>,
  context: EventContext,
  id: string,
  move: BroadcastMove,
): Promise<Broadcast> {
  const broadcast = await r.broadcasts.find(id, { lock: true })
  if (!broadcast) throw new AppError('not_found', `There is no broadcast ${id}`)
  if (!FROM[move].includes(broadcast.status)) {
    throw new AppError('conflict', `The broadcast is ${broadcast.status}`)
  }
  const now = deps.clock.now()
  const { startAt } = broadcast
  const later = startAt !== null && Date.parse(startAt) > now ? startAt : null
  const event = (): NewEvent => {
    if (move === 'start' || move === 'resume') {
      const data = { broadcastId: id, ...(later === null ? {} : { startAt: later }) }
      return { type: 'broadcast.started', subject: id, data }
    }
    const status = move === 'pause' ? 'paused' : 'cancelled'
    return { type: 'broadcast.stopped', subject: id, data: { broadcastId: id, status } }
  }
  if (move === 'cancel') await r.broadcasts.skipRest(id)
  const moved = await r.broadcasts.update(id, changeOf(move, later, now))
  await r.events.append(context, [event()])
  return moved
}

function changeOf(move: BroadcastMove, later: string | null, now: number) {
  const at = new Date(now).toISOString()
  switch (move) {
    case 'pause':
      return { status: 'paused' as const }
    case 'cancel':
      return { status: 'cancelled' as const, finishedAt: at }
    default:
      return later === null
        ? { status: 'sending' as const, startedAt: at }
        : { status: 'scheduled' as const }
  }
}
