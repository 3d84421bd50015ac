import { generateContent } from './ai/content/generate-content.ts'
import { generateCarousel } from './carousel/generate-carousel.ts'
import { reviseCarousel } from './carousel/revisions/revise-carousel.ts'
import { processOrderSaga } from './orders/process-order-saga.ts'
import { dealWonSaga } from './sales/deal-won-saga.ts'
import type { SagaDefinition } from './shared/saga.ts'

/** A saga whose input only itself understands. */
export type AnySaga = SagaDefinition<Record<string, unknown>>

export type Sagas = ReadonlyMap<string, AnySaga>

const ALL = [dealWonSaga, generateCarousel, generateContent, processOrderSaga, reviseCarousel]

/** Every saga, by its name, which is also the id of its durable function. */
export const SAGAS: Sagas = new Map(ALL.map((saga) => [saga.name, saga as unknown as AnySaga]))
