import type { Deps } from '../deps.ts'
import { withInngestErrors } from '../shared/durable.ts'
import { AppError } from '../shared/errors.ts'
import type { StepRunner } from '../shared/saga.ts'
import type { TenantScope } from '../shared/scope.ts'
import { sendSlideFile } from './send-slide-file.ts'

export interface SendDocuments {
  carouselId: string
  chatId: number
  /** The update that asked: part of the ledger's keys, so that asking again sends again. */
  updateId: number
  scope: TenantScope
  step: StepRunner
}

/** Sends each slide as a PNG file, in order, each as a step of its own (I29). */
export async function sendDocuments(
  deps: Pick<Deps, 'inTenant' | 'images' | 'renderer' | 'messenger'>,
  { carouselId, chatId, updateId, scope, step }: SendDocuments,
): Promise<{ documents: number }> {
  const slidesOf = async () => {
    const carousel = await deps.inTenant(scope, (r) => r.carousels.find(carouselId))
    if (!carousel?.slides) throw new AppError('not_found', `There is no carousel ${carouselId}`)
    return carousel.slides
  }
  const count = Number(await step.run('count the slides', async () => (await slidesOf()).length))
  for (let index = 0; index < count; index += 1) {
    await step.run(`send slide ${index + 1}`, () =>
      withInngestErrors(async () => {
        const slide = (await slidesOf())[index]
        if (!slide) throw new AppError('not_found', `There is no slide ${index + 1}`)
        const key = `carousel:${carouselId}:png:${updateId}:${index + 1}`
        await sendSlideFile(deps, scope, { slide, chatId, key })
      }),
    )
  }
  return { documents: count }
}
