import type { CarouselContent, Language } from '../../carousel/content.ts'
import type { WriterName } from '../../carousel/ports.ts'
import type { Carousel } from '../../carousel/repository.ts'
import { FORMATS } from '../../carousel/slides.ts'
import { STYLE_NAMES } from '../../carousel/styles.ts'
import type { Button } from '../ports.ts'
import { texts } from '../texts.ts'
import { pickSlide, sendPackage } from '../editing/actions.ts'
import { lookButtons } from '../editing/panel.ts'
import { editingTexts } from '../editing/texts.ts'
import { makeAgain } from './actions.ts'

/** Above this the album shows only the beginning of the caption (Bot API: 1,024 characters). */
const ALBUM_CAPTION_LIMIT = 1024

interface Done {
  carousel: Pick<Carousel, 'id' | 'note' | 'style' | 'format' | 'language'>
  content: CarouselContent
  writer: WriterName
}

/** The message below the album: what it is, how its words came to be, what to copy, what next. */
export function completedMessage(done: Done): { text: string; buttons: Button[][] } {
  const { carousel, content, writer } = done
  const t = texts[carousel.language]
  const { width, height } = FORMATS[carousel.format]
  const parts = [
    t.completed(
      content.slides.length,
      STYLE_NAMES[carousel.style][carousel.language],
      width,
      height,
    ),
    origin(writer, carousel.note, carousel.language),
  ]
  if (content.caption.length > ALBUM_CAPTION_LIMIT) {
    parts.push(`${t.captionHeading}\n${content.caption}`)
  }
  parts.push(content.hashtags.join(' '))
  return { text: parts.join('\n\n'), buttons: nextButtons(carousel) }
}

function origin(writer: WriterName, note: Carousel['note'], language: Language): string {
  const t = texts[language]
  if (writer !== 'builtin') return t.writtenByAi(writer === 'openai' ? 'OpenAI' : 'Claude')
  return t.writtenWithoutAi[note ?? 'outline']
}

/** What the editor's panel offers too; what opens here comes below, so that this message stays. */
function nextButtons(carousel: Done['carousel']): Button[][] {
  const { id: carouselId, language } = carousel
  const { buttons } = editingTexts[language]
  return [
    [pickSlide.button(buttons.fix, { carouselId, below: true })],
    lookButtons({ ...carousel, revision: 1 }, { below: true }),
    [
      makeAgain.button(buttons.again, { carouselId }),
      sendPackage.button(buttons.package, { carouselId }),
    ],
  ]
}
