import type { Carousel } from '../../carousel/repository.ts'
import { neighbours } from '../../carousel/revisions/neighbours.ts'
import type { RevisionFacts } from '../../carousel/revisions/repository.ts'
import { FORMATS } from '../../carousel/slides.ts'
import { STYLE_NAMES } from '../../carousel/styles.ts'
import { makeAgain } from '../carousel/actions.ts'
import type { Button } from '../ports.ts'
import {
  goToRevision,
  pickSlide,
  reformat,
  sendPackage,
  sendWholeAlbum,
  showRestyles,
} from './actions.ts'
import { editingTexts } from './texts.ts'

export interface Message {
  text: string
  buttons: Button[][]
}

/** What a carousel is like now, and everything that can be done about it. */
export function panelOf(
  carousel: Pick<Carousel, 'id' | 'revision' | 'language' | 'style' | 'format' | 'content'>,
  revisions: readonly RevisionFacts[],
): Message {
  const { id: carouselId, language, style, format, content } = carousel
  const t = editingTexts[language]
  const shown = carousel.revision ?? 1
  const facts = revisions.find(({ number }) => number === shown)
  const { width, height } = FORMATS[format]
  const { back, forward } = neighbours(revisions, shown)
  const title = content?.slides[0]
  const ways = [
    ...(back === null ? [] : [goToRevision.button(t.buttons.back, { carouselId, number: back })]),
    ...(forward === null
      ? []
      : [goToRevision.button(t.buttons.forward, { carouselId, number: forward })]),
  ]
  return {
    text: [
      ...(title?.kind === 'title'
        ? [language === 'ru' ? `«${title.title}»` : `“${title.title}”`]
        : []),
      t.version(
        shown,
        Math.max(1, revisions.length),
        t.cause(facts ?? { cause: 'generated', slide: null }),
      ),
      t.facts(content?.slides.length ?? 0, STYLE_NAMES[style][language], width, height),
    ].join('\n'),
    buttons: [
      [pickSlide.button(t.buttons.fix, { carouselId })],
      lookButtons(carousel, {}),
      ...(ways.length > 0 ? [ways] : []),
      [
        sendWholeAlbum.button(t.buttons.album, { carouselId }),
        makeAgain.button(t.buttons.again, { carouselId }),
      ],
      [sendPackage.button(t.buttons.package, { carouselId })],
    ],
  }
}

/** The style and the other format. `below`: what they open or change leaves the pressed message alone. */
export function lookButtons(
  carousel: Pick<Carousel, 'id' | 'revision' | 'language' | 'format'>,
  how: { below?: true },
): Button[] {
  const { buttons } = editingTexts[carousel.language]
  const other = carousel.format === 'portrait' ? 'square' : 'portrait'
  const seen = { carouselId: carousel.id, revision: carousel.revision ?? 1 }
  return [
    showRestyles.button(buttons.style, { carouselId: carousel.id, ...how }),
    reformat.button(buttons[other], { ...seen, format: other, ...how }),
  ]
}
