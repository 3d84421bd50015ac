import { describe, expect, test } from 'vitest'
import { chooseStyle, showStyles } from '../../../../../workflows/bot/carousel/actions.ts'
import { styleMenu } from '../../../../../workflows/bot/carousel/menus.ts'
import { newCarouselTexts } from '../../../../../workflows/bot/carousel/new-carousel/texts.ts'
import { LANGUAGES } from '../../../../../workflows/carousel/content.ts'
import { STYLES, STYLE_NAMES } from '../../../../../workflows/carousel/styles.ts'

const texts = (page: number) =>
  styleMenu('ru', 'editorial', { page })
    .flat()
    .map(({ text }) => text.replace('✓ ', ''))

describe('the menu of styles', () => {
  test('shows every style once, on pages of eight', () => {
    const pages = Array.from({ length: Math.ceil(STYLES.length / 8) }, (_, page) => texts(page))
    const names = pages.flatMap((page) => page.slice(0, -1))
    expect(names).toEqual(STYLES.map((style) => STYLE_NAMES[style].ru))
    expect(Math.max(...pages.map((page) => page.length))).toBe(9)
  })

  test('opens where the present style is, and its last page leads back to the first', () => {
    const menu = styleMenu('en', 'wave', { carouselId: 'c' })
    expect(menu.flat()).toContainEqual(
      chooseStyle.button('✓ Wave', { style: 'wave', carouselId: 'c' }),
    )
    expect(menu.at(-1)).toEqual([
      showStyles.button(newCarouselTexts.en.before, { page: 0, carouselId: 'c' }),
    ])
  })

  test('a page that is no more shows one that is', () => {
    expect(texts(1000)).toEqual(texts(0))
  })

  test.each(LANGUAGES)('no two styles have the same name in %s', (language) => {
    const names = STYLES.map((style) => STYLE_NAMES[style][language])
    expect(new Set(names).size).toBe(STYLES.length)
  })
})
