import { editingTexts } from '../../bot/editing/texts.ts'
import type { Deps } from '../../deps.ts'
import { withInngestErrors } from '../../shared/durable.ts'
import { AppError } from '../../shared/errors.ts'
import { runPatiently } from '../../shared/run-patiently.ts'
import { CAPTION_LIMIT, type CarouselContent } from '../content.ts'
import { sendSlideFile } from '../send-slide-file.ts'
import { findRevision } from './find-revision.ts'
import type { SendRevision } from './send-album.ts'

/**
 * Everything that a post needs: each slide as a lossless PNG file, the caption with its hashtags as a
 * message to copy, the alt texts. Each is a step of its own, sent once (I29).
 */
export async function sendPostPackage(
  deps: Pick<Deps, 'inTenant' | 'images' | 'renderer' | 'messenger'>,
  { chatId, updateId, scope, step, ...asked }: SendRevision,
): Promise<{ documents: number }> {
  const key = `carousel:${asked.carouselId}:package:${updateId}`
  const find = () => findRevision(deps, scope, asked)
  const once = (name: string, work: () => Promise<unknown>) =>
    runPatiently(step, name, async () => void (await work()))

  const count = Number(
    await step.run('count the slides', () =>
      withInngestErrors(async () => (await find()).revision.slides.length),
    ),
  )
  for (let index = 0; index < count; index += 1) {
    await once(`send slide ${index + 1}`, async () => {
      const slide = (await find()).revision.slides[index]
      if (!slide) throw new AppError('not_found', `There is no slide ${index + 1}`)
      await sendSlideFile(deps, scope, { slide, chatId, key: `${key}:${index + 1}` })
    })
  }
  await once('say what follows', async () => {
    const t = editingTexts[(await find()).carousel.language]
    const text = `${t.packageReady}\n\n${t.packageCaption}`
    await deps.messenger.sendText(scope, { key: `${key}:intro`, chatId, text })
  })
  await once('send the caption', async () => {
    const text = captionToCopy((await find()).revision.content)
    await deps.messenger.sendText(scope, { key: `${key}:caption`, chatId, text })
  })
  await once('send the alt texts', async () => {
    const { carousel, revision } = await find()
    const t = editingTexts[carousel.language]
    const alts = revision.content.slides.map(({ alt }, index) => `${t.altOf(index + 1)}\n${alt}`)
    const text = [t.packageAlt, ...alts].join('\n\n')
    await deps.messenger.sendText(scope, { key: `${key}:alt`, chatId, text })
  })
  return { documents: count }
}

/** The caption with as many hashtags as Instagram's 2,200 characters hold. */
function captionToCopy({ caption, hashtags }: CarouselContent): string {
  let text = caption
  for (const [index, tag] of hashtags.entries()) {
    const longer = `${text}${index === 0 ? '\n\n' : ' '}${tag}`
    if (longer.length > CAPTION_LIMIT) break
    text = longer
  }
  return text
}
