import { requireStillPermitted } from '../../access/require-still-permitted.ts'
import { settleBudget } from '../../ai/budget/settle-budget.ts'
import type { Deps, Repositories } from '../../deps.ts'
import { AppError, errorCode } from '../../shared/errors.ts'
import type { EventContext } from '../../shared/events.ts'
import type { SagaDefinition } from '../../shared/saga.ts'
import { drawSlides } from '../draw-slides.ts'
import { carouselChangeRequested } from '../events.ts'
import { layOutSlides } from '../lay-out-slides.ts'
import { applyChange } from './apply-change.ts'
import { deliverRevision } from './deliver-revision.ts'
import { lockRevised, stateOf } from './first-revision.ts'
import type { NewRevision, RequestedChange } from './repository.ts'
import { budgetOf, reserveRewriting } from './reserve-rewriting.ts'
import { rewriteSlide } from './rewrite.ts'
import { showState } from './show-state.ts'
import { tellFailedChange, tellStaleChange } from './tell-change.ts'

/**
 * A change → [the slide in other words] → a new revision, laid out and drawn where it is other than before
 * → its pictures in the chat → `carousel.changed`. One that fails leaves what was shown.
 */
export const reviseCarousel: SagaDefinition<
  { changeId: string; carouselId: string },
  { revision: number | null }
> = {
  name: 'revise-carousel',
  idOf: ({ changeId }) => changeId,
  subjectOf: ({ carouselId }) => carouselId,
  inputOf: (data) => {
    const { changeId, carouselId } = carouselChangeRequested.data.parse(data)
    return { changeId, carouselId }
  },

  async body({ deps, context, input: { changeId, carouselId }, run, finish }) {
    const load = () => deps.inTenant(context, (r) => findChange(r, changeId))

    const { isStale, kind } = await run('look at the change', {
      do: async (r) => {
        const { revision, change } = await findChange(r, changeId)
        const carousel = await lockRevised(r, carouselId)
        return { isStale: carousel.revision !== revision, kind: change.kind }
      },
      undo: { none: 'nothing is changed' },
    })
    if (isStale) {
      await finish('answer that it comes too late', {
        call: async () => tellStaleChange(deps, context, await load()),
        do: (r) => r.carouselRevisions.updateChange(changeId, { status: 'stale' }),
      })
      return { revision: null }
    }

    if (kind === 'rewrite') {
      await run('reserve the budget', {
        do: (r) => reserveRewriting(deps, r, context, changeId),
        undo: (r) => settleBudget(r, budgetOf(changeId), []),
      })
      await run('rewrite the slide', {
        call: async () => rewriteSlide(deps, context, await load()),
        do: async (r, { usage, ...rewritten }) => {
          await r.carouselRevisions.updateChange(changeId, { rewritten })
          await r.aiCalls.record({ subject: 'slide', id: changeId, carouselId }, usage)
          await settleBudget(r, budgetOf(changeId), usage)
        },
        undo: { none: 'words that are paid for are kept for another try', keep: true },
      })
    }

    const { number } = await run('draw and show the revision', {
      call: async () => {
        await requireStillPermitted(deps, context, 'carousels:create')
        return drawRevision(deps, context, await load())
      },
      do: async (r, revision) => {
        await lockRevised(r, carouselId)
        await r.carouselRevisions.insert(revision)
        await showState(r.carousels, carouselId, revision)
        await r.carouselRevisions.updateChange(changeId, { result: revision.number })
        return { number: revision.number }
      },
      undo: async (r, added) => {
        if (!added) return
        const { revision, parent } = await parentOf(r, carouselId, added.number)
        const carousel = await lockRevised(r, carouselId)
        if (carousel.revision === revision.number) await showState(r.carousels, carouselId, parent)
      },
    })

    await finish('deliver the change', {
      call: async () => deliverRevision(deps, context, await load()),
      do: async (r) => {
        const { chat } = await findChange(r, changeId)
        const revision = await r.carouselRevisions.find(carouselId, number)
        await r.carouselRevisions.updateChange(changeId, { status: 'done', failure: null })
        const cause = revision?.cause ?? 'text_changed'
        const chatId = chat ? { chatId: chat.chatId } : {}
        const data = { carouselId, changeId, revision: number, cause, ...chatId }
        await r.events.append(context, [{ type: 'carousel.changed', subject: carouselId, data }])
      },
    })
    return { revision: number }
  },

  async compensated(_, r, context, { changeId, carouselId }, failure) {
    const reason = errorCode({ code: failure.code })
    const { chat } = await findChange(r, changeId)
    await r.carouselRevisions.updateChange(changeId, { status: 'failed', failure: reason })
    const chatId = chat ? { chatId: chat.chatId } : {}
    const data = { carouselId, changeId, reason, ...chatId }
    await r.events.append(context, [{ type: 'carousel.change.failed', subject: carouselId, data }])
  },

  tellCompensated: (deps, context, { changeId }, { code }) =>
    tellFailedChange(deps, context, changeId, errorCode({ code })),
}

async function drawRevision(
  deps: Deps,
  context: EventContext,
  { id, carouselId, revision: parent, change, rewritten }: RequestedChange,
): Promise<NewRevision> {
  const { carousel, before, latest } = await deps.inTenant(context, async (r) => ({
    carousel: await r.carousels.find(carouselId),
    before: await r.carouselRevisions.find(carouselId, parent),
    latest: await r.carouselRevisions.latest(carouselId),
  }))
  if (!carousel || !before) throw new AppError('not_found', `Nothing to change for ${id}`)
  const { state, cause, slide } = applyChange(before, change, rewritten)
  const after = { ...stateOf({ ...before, id: carouselId }), ...state }
  const slides = layOutSlides({ ...carousel, ...after }, deps.handle)
  const number = latest + 1
  const drawing = { carouselId, revision: number, slides, drawn: before }
  const pictures = await drawSlides(deps, context, drawing)
  return { ...after, slides, pictures, carouselId, number, parent, cause, slide }
}

async function parentOf(r: Repositories, carouselId: string, number: number) {
  const revision = await r.carouselRevisions.find(carouselId, number)
  const parent = revision && (await r.carouselRevisions.find(carouselId, revision.parent ?? 1))
  if (!revision || !parent) throw new AppError('not_found', `There is no revision ${number}`)
  return { revision, parent }
}

async function findChange(r: Repositories, id: string): Promise<RequestedChange> {
  const change = await r.carouselRevisions.findChange(id)
  if (!change) throw new AppError('not_found', `There is no change ${id}`)
  return change
}
