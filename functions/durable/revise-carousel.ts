import type { Inngest } from 'inngest'
import { carouselChangeRequested } from '../../workflows/carousel/events.ts'
import { reviseCarousel } from '../../workflows/carousel/revisions/revise-carousel.ts'
import type { Deps } from '../../workflows/deps.ts'
import { runSaga } from '../../workflows/shared/run-saga.ts'
import type { StepTools } from '../../workflows/shared/step-tools.ts'
import { contextOf } from './context-of.ts'
import { stepTools } from './step-tools.ts'

/** `carousel.change.requested` → another revision; one change of a carousel at a time. */
export function reviseCarouselFunction(inngest: Inngest, deps: Deps) {
  return inngest.createFunction(
    {
      id: reviseCarousel.name,
      name: 'Revise a carousel',
      triggers: [carouselChangeRequested.trigger],
      retries: 3,
      concurrency: { key: 'event.data.carouselId', limit: 1 },
    },
    ({ event, step, runId }) =>
      runSaga({
        definition: reviseCarousel,
        deps,
        context: contextOf(event, 'carousel'),
        input: reviseCarousel.inputOf(event.data),
        runId,
        step: stepTools(step as StepTools),
      }),
  )
}
