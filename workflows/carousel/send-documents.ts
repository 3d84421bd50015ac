import type { Deps } from '../deps.ts'
import { AppError } from '../shared/errors.ts'
import { type PatientSteps, runPatiently } from '../shared/run-patiently.ts'
import type { TenantScope } from '../shared/scope.ts'
import { sendSlideFile } from './send-slide-file.ts'

export interface SendDocuments {
  carouselId: string
  chatId: number
  /** The update that asked: part of the ledger's keys, so that asking again sends again. */
  updateId: number
  scope: TenantScope
  step: PatientSteps
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
    await runPatiently(step, `send slide ${index + 1}`, async () => {
      const slide = (await slidesOf())[index]
      if (!slide) throw new AppError('not_found', `There is no slide ${index + 1}`)
      const key = `carousel:${carouselId}:png:${updateId}:${index + 1}`
      await sendSlideFile(deps, scope, { slide, chatId, key })
    })
  }
  return { documents: count }
}
