import { requireStillPermitted } from '../access/require-still-permitted.ts'
import { settleBudget } from '../ai/budget/settle-budget.ts'
import type { Repositories } from '../deps.ts'
import { AppError, errorCode } from '../shared/errors.ts'
import type { NewEvent } from '../shared/events.ts'
import type { SagaDefinition } from '../shared/saga.ts'
import { deliverCarousel } from './deliver-carousel.ts'
import { drawSlides } from './draw-slides.ts'
import { carouselGenerateRequested } from './events.ts'
import { layOutSlides } from './lay-out-slides.ts'
import { readSource } from './read-source.ts'
import { reportFailure } from './report-failure.ts'
import { addFirstRevision } from './revisions/first-revision.ts'
import type { Carousel, CarouselRepository } from './repository.ts'
import { budgetOf, reserveWriting } from './reserve-writing.ts'
import { tellProgress } from './tell-progress.ts'
import { writeContent } from './write-content.ts'

/**
 * Topic → content → slides → pictures → album, as one saga: `carousel.content.analyzed`,
 * `carousel.slides.generated`, `carousel.images.rendered`, `carousel.completed`.
 */
export const generateCarousel: SagaDefinition<
  { carouselId: string; reads?: boolean },
  { carouselId: string; images: number }
> = {
  name: 'generate-carousel',
  idOf: ({ carouselId }) => carouselId,
  subjectOf: ({ carouselId }) => carouselId,
  inputOf: (data) => {
    const { carouselId, reads } = carouselGenerateRequested.data.parse(data)
    return { carouselId, reads: reads !== undefined }
  },

  async body({ deps, context, input: { carouselId, reads = false }, run, finish }) {
    const load = () => deps.inTenant(context, (r) => findCarousel(r.carousels, carouselId))
    const publish = (r: Repositories, event: Omit<NewEvent, 'subject'>) =>
      r.events.append(context, [{ ...event, subject: carouselId }])

    if (reads) {
      await run('read the source', {
        call: async () => {
          await requireStillPermitted(deps, context, 'carousels:create')
          const carousel = await load()
          await tellProgress(deps, context, carousel, 'reading')
          return readSource(deps, context, carousel)
        },
        do: async (r, reading) => {
          if (reading) await r.carousels.update(carouselId, { reading, failure: null })
          return { characters: reading?.text.length ?? 0 }
        },
        undo: { none: 'what was read stays, so that another try need not read it', keep: true },
      })
    }

    const budget = await run('reserve the budget', {
      do: async (r) =>
        reserveWriting(deps, r, context, await findCarousel(r.carousels, carouselId)),
      undo: (r) => settleBudget(r, budgetOf(carouselId), []),
    })

    await run('write the content', {
      call: async () => {
        await requireStillPermitted(deps, context, 'carousels:create')
        const carousel = await deps.inTenant(context, (r) =>
          r.carousels.update(carouselId, { status: 'writing' }),
        )
        await tellProgress(deps, context, carousel, 'writing')
        return writeContent(deps, context, carousel, budget)
      },
      do: async (r, { content, writer, note, usage }) => {
        await r.carousels.update(carouselId, {
          status: 'rendering',
          content,
          writer,
          note: note ?? null,
        })
        await r.aiCalls.record({ subject: 'carousel', id: carouselId }, usage)
        await settleBudget(r, budgetOf(carouselId), usage)
        const slides = content.slides.length
        await publish(r, {
          type: 'carousel.content.analyzed',
          data: { carouselId, writer, slides },
        })
        return { writer, slides }
      },
      undo: {
        none: 'the words of a failed carousel stay, so that another try need not pay',
        keep: true,
      },
    })

    await run('lay out the slides', {
      do: async (r) => {
        const slides = layOutSlides(await findCarousel(r.carousels, carouselId), deps.handle)
        await r.carousels.update(carouselId, { slides })
        await publish(r, {
          type: 'carousel.slides.generated',
          data: { carouselId, slides: slides.length },
        })
        return { slides: slides.length }
      },
      undo: { none: 'a layout is derived and harms nobody', keep: true },
    })

    const { images } = await run('draw and store the pictures', {
      call: async () => {
        const carousel = await load()
        await tellProgress(deps, context, carousel, 'drawing')
        return drawSlides(deps, context, {
          carouselId,
          revision: 1,
          slides: carousel.slides ?? [],
        })
      },
      do: async (r, pictures) => {
        await addFirstRevision(r, await findCarousel(r.carousels, carouselId), pictures)
        await r.carousels.update(carouselId, { status: 'delivering' })
        await publish(r, {
          type: 'carousel.images.rendered',
          data: { carouselId, images: pictures.length },
        })
        return { images: pictures.length }
      },
      undo: { none: 'pictures are stored under keys that the next try writes again', keep: true },
    })

    await finish('deliver the album', {
      call: async () => deliverCarousel(deps, context, await load()),
      do: async (r, delivered) => {
        const change = { status: 'completed', failure: null } as const
        const { chat } = await r.carousels.update(carouselId, change)
        await publish(r, {
          type: 'carousel.completed',
          data: { carouselId, ...(chat ? { chatId: chat.chatId } : {}) },
        })
        return delivered
      },
    })
    return { carouselId, images }
  },

  tellCompensated: (deps, context, { carouselId }, { code }) =>
    reportFailure(deps, { carouselId, code: errorCode({ code }), context }),
}

async function findCarousel(carousels: CarouselRepository, id: string): Promise<Carousel> {
  const carousel = await carousels.find(id)
  if (!carousel) throw new AppError('not_found', `There is no carousel ${id}`)
  return carousel
}
