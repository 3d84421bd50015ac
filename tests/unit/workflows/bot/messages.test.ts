import { describe, expect, test } from 'vitest'
import {
  makeAgain,
  makeCarousel,
  retryCarousel,
} from '../../../../workflows/bot/carousel/actions.ts'
import { completedMessage } from '../../../../workflows/bot/carousel/completed-message.ts'
import { failedMessage } from '../../../../workflows/bot/carousel/failed-message.ts'
import {
  pickSlide,
  reformat,
  sendPackage,
  showRestyles,
} from '../../../../workflows/bot/editing/actions.ts'
import { editingTexts } from '../../../../workflows/bot/editing/texts.ts'
import { texts } from '../../../../workflows/bot/texts.ts'
import type { CarouselContent } from '../../../../workflows/carousel/content.ts'

const carousel = {
  id: '01890a5d-ac96-774b-bcce-b302099a8057',
  note: null,
  style: 'paper',
  format: 'portrait',
  language: 'ru',
} as const
const content = {
  language: 'ru',
  slides: Array.from({ length: 7 }, () => ({ kind: 'quote', text: 'x', alt: 'x' })),
  caption: 'Короткая подпись',
  hashtags: ['#бег', '#здоровье'],
} as CarouselContent

describe('the message below the album', () => {
  test('says how many slides, in which style and size, and gives the hashtags to copy', () => {
    const { text } = completedMessage({ carousel, content, writer: 'openai' })
    expect(text).toContain('Готово: 7 слайдов, стиль «Тетрадь», 1080×1350.')
    expect(text).toContain('#бег #здоровье')
    expect(text).not.toContain('Короткая подпись')
  })

  test('says honestly when no AI was used', () => {
    for (const note of ['own_words', 'bundled_draft', 'outline'] as const) {
      const done = { carousel: { ...carousel, note }, content, writer: 'builtin' as const }
      expect(completedMessage(done).text).toMatch(/без ИИ|ИИ не использовался/)
    }
    expect(completedMessage({ carousel, content, writer: 'anthropic' }).text).toContain('Claude')
  })

  test('gives the whole caption when the album had to cut it (I30)', () => {
    const caption = 'Длинная подпись. '.repeat(100).trim()
    const { text } = completedMessage({
      carousel,
      content: { ...content, caption },
      writer: 'builtin',
    })
    expect(text).toContain(caption)
  })

  test('offers to fix a slide, another style and format, other words, and everything for the post', () => {
    const { buttons } = completedMessage({ carousel, content, writer: 'builtin' })
    const { id: carouselId } = carousel
    const t = editingTexts.ru.buttons
    const below = { carouselId, below: true }
    expect(buttons.flat()).toEqual([
      pickSlide.button(t.fix, below),
      showRestyles.button(t.style, below),
      reformat.button(t.square, { ...below, revision: 1, format: 'square' }),
      makeAgain.button(t.again, { carouselId }),
      sendPackage.button(t.package, { carouselId }),
    ])
  })

  test.each([
    [1, 'слайд'],
    [5, 'слайдов'],
    [2, 'слайда'],
  ])('counts in good Russian: %i %s', (count, word) => {
    expect(texts.ru.completed(count, 'x', 1, 1)).toContain(`${count} ${word},`)
  })
})

test('a failure is told in the person’s language, with an id and a retry button', () => {
  const failure = { code: 'provider_unavailable', carouselId: carousel.id } as const
  const russian = failedMessage({ language: 'ru', ...failure })
  expect(russian.text).toContain(texts.ru.failed.busy)
  expect(russian.text).toContain(carousel.id)
  expect(russian.buttons).toEqual([
    [retryCarousel.button(texts.ru.retry, { carouselId: carousel.id })],
  ])
  expect(failedMessage({ language: 'en', ...failure }).text).toContain(texts.en.failed.busy)
})

test('a link that will never be opened offers another carousel instead of the same again', () => {
  const failure = { code: 'invalid_input', carouselId: carousel.id } as const
  const { buttons } = failedMessage({
    language: 'ru',
    ...failure,
    failure: 'source_private_address',
  })
  expect(buttons).toEqual([[makeCarousel.button('✨ Новая карусель', {})]])
})
