import type { CarouselContent, Language } from '../../carousel/content.ts'
import type { WriterName } from '../../carousel/ports.ts'
import type { Carousel } from '../../carousel/repository.ts'
import { FORMATS } from '../../carousel/slides.ts'
import { STYLE_NAMES } from '../../carousel/styles.ts'
import type { Button } from '../ports.ts'
import { texts } from '../texts.ts'
import { makeAgain, sendDocuments, showFormats, showStyles } from './actions.ts'

/** Above this the album shows only the beginning of the caption (Bot API: 1,024 characters). */
const ALBUM_CAPTION_LIMIT = 1024

/** The message below the album: what it is, how its words came to be, what to copy, what next. */
export function completedMessage(done: {
  carousel: Pick<Carousel, 'id' | 'note' | 'style' | 'format' | 'language'>
  content: CarouselContent
  writer: WriterName
}): { text: string; buttons: Button[][] } {
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
  return { text: parts.join('\n\n'), buttons: nextButtons(carousel.id, carousel.language) }
}

function origin(writer: WriterName, note: Carousel['note'], language: Language): string {
  const t = texts[language]
  if (writer !== 'builtin') return t.writtenByAi(writer === 'openai' ? 'OpenAI' : 'Claude')
  return t.writtenWithoutAi[note ?? 'outline']
}

function nextButtons(carouselId: string, language: Language): Button[][] {
  const t = texts[language]
  return [
    [
      showStyles.button(t.anotherStyle, { carouselId }),
      showFormats.button(t.anotherFormat, { carouselId }),
    ],
    [makeAgain.button(t.again, { carouselId }), sendDocuments.button(t.documents, { carouselId })],
  ]
}
