import type { Inngest } from 'inngest'
import { carouselGenerateRequested } from '../../workflows/carousel/events.ts'
import { generateCarousel } from '../../workflows/carousel/generate-carousel.ts'
import type { Deps } from '../../workflows/deps.ts'
import { runSaga } from '../../workflows/shared/run-saga.ts'
import { sagaCancelRequested } from '../../workflows/shared/saga-events.ts'
import type { StepTools } from '../../workflows/shared/step-tools.ts'
import { contextOf } from './context-of.ts'
import { stepTools } from './step-tools.ts'

/** `carousel.generate.requested` → an album. At most four carousels of one workspace at a time. */
export function generateCarouselFunction(inngest: Inngest, deps: Deps) {
  return inngest.createFunction(
    {
      id: generateCarousel.name,
      name: 'Generate a carousel',
      triggers: [carouselGenerateRequested.trigger],
      retries: 3,
      concurrency: { key: 'event.data.meta.workspaceId', limit: 4 },
      cancelOn: [
        { event: sagaCancelRequested.type, if: 'async.data.subject == event.data.carouselId' },
      ],
    },
    ({ event, step, runId }) =>
      runSaga({
        definition: generateCarousel,
        deps,
        context: contextOf(event, 'carousel'),
        input: generateCarousel.inputOf(event.data),
        runId,
        step: stepTools(step as StepTools),
      }),
  )
}
