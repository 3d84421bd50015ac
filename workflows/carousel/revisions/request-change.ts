import type { Deps, Repositories } from '../../deps.ts'
import { AppError } from '../../shared/errors.ts'
import type { EventContext } from '../../shared/events.ts'
import { applyChange } from './apply-change.ts'
import type { CarouselChange } from './change.ts'
import { lockRevised, stateOf } from './first-revision.ts'
import type { RequestedChange } from './repository.ts'

export interface ChangeRequest {
  carouselId: string
  /** The revision that was seen. */
  revision: number
  change: CarouselChange
  chat?: RequestedChange['chat']
  /** Of an earlier try: words that are paid for. */
  rewritten?: RequestedChange['rewritten']
}

/**
 * Takes a change down that fits the carousel as it is shown, and publishes `carousel.change.requested`.
 * @returns the id of the change
 * @throws AppError `not_found`; `invalid_input` naming the field and the rule; `conflict` when another
 * revision is shown by now, or while the carousel is not finished
 */
export async function requestChange(
  { newId }: Pick<Deps, 'newId'>,
  r: Pick<Repositories, 'carousels' | 'carouselRevisions' | 'events'>,
  context: EventContext,
  { carouselId, revision, change, chat = null, rewritten = null }: ChangeRequest,
): Promise<string> {
  const carousel = await lockRevised(r, carouselId)
  if (carousel.revision !== revision) {
    const now = `revision ${carousel.revision} is shown`
    throw new AppError('conflict', `The carousel was changed in the meantime: ${now}`)
  }
  applyChange(stateOf(carousel), change)
  const id = newId()
  await r.carouselRevisions.insertChange({ id, carouselId, revision, change, chat, rewritten })
  await r.events.append(context, [
    {
      type: 'carousel.change.requested',
      subject: carouselId,
      data: {
        carouselId,
        changeId: id,
        revision,
        change: change.kind,
        ...(chat ? { chatId: chat.chatId } : {}),
      },
    },
  ])
  return id
}
