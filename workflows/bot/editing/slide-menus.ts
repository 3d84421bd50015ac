import { MAX_SLIDES, MIN_SLIDES, type Language } from '../../carousel/content.ts'
import type { Carousel } from '../../carousel/repository.ts'
import { cutText } from '../../carousel/rules/cut-text.ts'
import { STYLES, STYLE_NAMES } from '../../carousel/styles.ts'
import type { Button } from '../ports.ts'
import {
  ADDED_KINDS,
  addSlide,
  moveSlide,
  pickSlide,
  removeSlide,
  restyle,
  rewriteAs,
  showKinds,
  showPanel,
  showSlide,
  showWishes,
  WISHES,
  writeText,
  writeWish,
} from './actions.ts'
import type { Message } from './panel.ts'
import { editingTexts } from './texts.ts'
import { writeWords } from './write-words.ts'

type Edited = Pick<Carousel, 'id' | 'content' | 'style' | 'language'> & { revision: number }

/** The numbers of the slides, each with how it begins. */
export function slidePicker(
  { id: carouselId, revision, content }: Edited,
  language: Language,
): Message {
  const t = editingTexts[language]
  const slides = content?.slides ?? []
  const numbers = slides.map((_, slide) =>
    showSlide.button(String(slide + 1), { carouselId, revision, slide }),
  )
  const begins = slides.map(
    (slide, index) =>
      `${index + 1}. ${cutText(
        writeWords(slide)
          .replace(/\n+(?:• )?/g, ' · ')
          .replace(/\s+/g, ' '),
        70,
      )}`,
  )
  return {
    text: [t.pick, '', ...begins].join('\n'),
    buttons: [...inRows(numbers, 5), [showPanel.button(t.buttons.toPanel, { carouselId })]],
  }
}

/** One slide: its words, and what can be done about it. Its neighbours at the edges stay where they are. */
export function slideMenu(carousel: Edited, place: number, language: Language): Message {
  const { id: carouselId, revision, content } = carousel
  const t = editingTexts[language]
  const slides = content?.slides ?? []
  const slide = slides[place]
  if (!slide) return slidePicker(carousel, language)
  const about = { carouselId, revision, slide: place }
  const last = slides.length - 1
  const isInner = place > 0 && place < last
  const moves = [
    ...(isInner && place > 1 ? [moveSlide.button(t.buttons.up, { ...about, to: place - 1 })] : []),
    ...(isInner && place < last - 1
      ? [moveSlide.button(t.buttons.down, { ...about, to: place + 1 })]
      : []),
  ]
  const more = [
    ...(place < last && slides.length < MAX_SLIDES ? [showKinds.button(t.buttons.add, about)] : []),
    ...(isInner && slides.length > MIN_SLIDES ? [removeSlide.button(t.buttons.remove, about)] : []),
  ]
  return {
    text: `${t.slide(place + 1, slides.length, t.kinds[slide.kind])}\n\n${writeWords(slide)}`,
    buttons: [
      [writeText.button(t.buttons.text, about), showWishes.button(t.buttons.rewrite, about)],
      ...[moves, more].filter((row) => row.length > 0),
      [pickSlide.button(t.buttons.toSlides, { carouselId })],
    ],
  }
}

/** How a slide should be rewritten. */
export function wishMenu(
  { id: carouselId, revision }: Edited,
  slide: number,
  language: Language,
): Message {
  const t = editingTexts[language]
  const about = { carouselId, revision, slide }
  return {
    text: t.chooseWish(slide + 1),
    buttons: [
      WISHES.map((wish) => rewriteAs.button(t.wishes[wish].button, { ...about, wish })),
      [writeWish.button(t.buttons.wishInWords, about)],
      [showSlide.button(t.buttons.toSlide, about)],
    ],
  }
}

/** What kind of slide is added. */
export function kindMenu(
  { id: carouselId, revision }: Edited,
  slide: number,
  language: Language,
): Message {
  const t = editingTexts[language]
  const about = { carouselId, revision, slide }
  const kinds = ADDED_KINDS.map((as) => addSlide.button(t.kinds[as], { ...about, as }))
  return {
    text: t.chooseKind(slide + 1),
    buttons: [...inRows(kinds, 3), [showSlide.button(t.buttons.toSlide, about)]],
  }
}

/** The styles for this carousel; the present one is marked. */
export function restyleMenu(
  { id: carouselId, revision, style }: Edited,
  language: Language,
): Message {
  const t = editingTexts[language]
  const styles = STYLES.map((each) => {
    const name = STYLE_NAMES[each][language]
    const text = each === style ? `✓ ${name}` : name
    return restyle.button(text, { carouselId, revision, style: each })
  })
  return {
    text: t.chooseStyle,
    buttons: [...inRows(styles, 2), [showPanel.button(t.buttons.toPanel, { carouselId })]],
  }
}

function inRows(buttons: Button[], length: number): Button[][] {
  return Array.from({ length: Math.ceil(buttons.length / length) }, (_, row) =>
    buttons.slice(row * length, (row + 1) * length),
  )
}
