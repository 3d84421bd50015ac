import type { Language } from '../carousel/content.ts'
import type { Deps, Repositories } from '../deps.ts'
import type { EventContext } from '../shared/events.ts'
import type { Erasure } from './ports.ts'

/** Time to change one's mind, in milliseconds. */
const DELAY = 24 * 3_600_000

/** Writes down that a person wants to be forgotten. Asked again, the first wish stands. */
export async function requestErasure(
  deps: Pick<Deps, 'newId' | 'clock'>,
  r: Pick<Repositories, 'erasures' | 'events'>,
  context: EventContext,
  { telegramUserId, language }: { telegramUserId: number; language: Language },
): Promise<{ id: string; dueAt: string }> {
  const open = await r.erasures.findOpen(telegramUserId)
  if (open) return open
  const id = deps.newId()
  const dueAt = new Date(deps.clock.now() + DELAY).toISOString()
  await r.erasures.insert({ id, telegramUserId, language, dueAt })
  const data = { erasureId: id, dueAt }
  await r.events.append(context, [{ type: 'privacy.erasure_requested', subject: id, data }])
  return { id, dueAt }
}

/** Calls it off while it waits. @returns false when there is none that waits */
export async function cancelErasure(
  r: Pick<Repositories, 'erasures' | 'events'>,
  context: EventContext,
  open: Erasure | null,
): Promise<boolean> {
  if (open?.status !== 'waiting') return false
  await r.erasures.move(open.id, 'cancelled')
  const data = { erasureId: open.id }
  await r.events.append(context, [{ type: 'privacy.erasure_cancelled', subject: open.id, data }])
  return true
}
