import type { Deps, Repositories } from '../deps.ts'
import { AppError } from '../shared/errors.ts'
import { nextAt } from './next-at.ts'
import type { Schedule } from './ports.ts'
import type { SchedulePatch } from './schedule-input.ts'

/**
 * Changes a schedule, pauses it or lets it go on. Its next time is found anew: what was due while it was paused
 * is not made up for.
 * @throws AppError `not_found`, `conflict` when it is no longer of the version that was read
 */
export async function changeSchedule(
  deps: Pick<Deps, 'clock'>,
  r: Pick<Repositories, 'schedules'>,
  id: string,
  { topics, version, ...patch }: SchedulePatch,
): Promise<Schedule> {
  const before = await r.schedules.find(id, { lock: true })
  if (!before) throw new AppError('not_found', `There is no schedule ${id}`)
  if (version !== undefined && version !== before.version) {
    throw new AppError('conflict', 'The schedule was changed meanwhile: read it again')
  }
  const given = Object.fromEntries(Object.entries(patch).filter(([, value]) => value !== undefined))
  const rhythm = { ...before, ...given } as Schedule
  return r.schedules.update(id, {
    ...given,
    ...(topics ? { topics, topicsUsed: 0 } : {}),
    nextAt: new Date(nextAt(rhythm, deps.clock.now())).toISOString(),
  })
}
