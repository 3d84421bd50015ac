import { describe, expect, test } from 'vitest'
import { bindShortWords } from '../../../../../adapters/canvas/text/bind-short-words.ts'

const shown = (text: string, language: 'ru' | 'en') =>
  bindShortWords(text, language).replaceAll('\u00a0', '~')

describe('short words are bound to the word they belong to', () => {
  test.each([
    ['Бег в парке и у реки', 'Бег в~парке и~у~реки'],
    ['Не в деньгах счастье', 'Не~в~деньгах счастье'],
    ['я бы хотел', 'я~бы хотел'],
    ['Сказал же ты', 'Сказал~же ты'],
    ['Бег — это жизнь', 'Бег~— это жизнь'],
    ['Пробежать 5 км за 30 минут', 'Пробежать 5~км за~30~минут'],
    ['Дом № 7', 'Дом №~7'],
    ['(в парке)', '(в~парке)'],
    ['Завтра вечером', 'Завтра вечером'],
  ])('Russian: %s', (text, bound) => {
    expect(shown(text, 'ru')).toBe(bound)
  })

  test.each([
    ['A run in the park', 'A~run in~the~park'],
    ['Run 5 miles', 'Run 5~miles'],
    ['Slow – and steady', 'Slow~– and~steady'],
    ['Antarctica today', 'Antarctica today'],
  ])('English: %s', (text, bound) => {
    expect(shown(text, 'en')).toBe(bound)
  })
})
