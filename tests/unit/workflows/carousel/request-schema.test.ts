import { describe, expect, test } from 'vitest'
import { detectLanguage } from '../../../../workflows/carousel/detect-language.ts'
import { carouselRequestSchema } from '../../../../workflows/carousel/request-schema.ts'

const problemsOf = (input: unknown) =>
  carouselRequestSchema
    .safeParse(input)
    .error?.issues.map(({ path, message }) => `${path.join('.')}: ${message}`) ?? []

describe('a request for a carousel', () => {
  test('a topic is enough', () => {
    expect(carouselRequestSchema.parse({ topic: ' Кофе дома ' })).toEqual({
      topic: 'Кофе дома',
      style: 'editorial',
      format: 'portrait',
    })
  })

  test.each([
    [{}, 'topic: send a topic, or a text'],
    [{ topic: 'a', text: 'b' }, 'text: send a topic or a text, not both'],
    [{ topic: '   ' }, 'topic: must not be empty'],
    [{ topic: '?!…' }, 'topic: must have a letter, a digit or an emoji'],
    [
      { topic: 'x'.repeat(301) },
      'topic: must have at most 300 characters; send a longer one as "text"',
    ],
    [{ text: 'x'.repeat(20_001) }, 'text: must have at most 20000 characters'],
  ])('%j is refused: %s', (input, message) => {
    expect(problemsOf(input)).toContain(message)
  })

  test('an unknown style or field is refused by name', () => {
    expect(problemsOf({ topic: 'a', style: 'gothic' })[0]).toMatch(/^style: /)
    expect(problemsOf({ topic: 'a', colour: 'red' })[0]).toMatch(/colour/)
  })
})

describe('the language of a text', () => {
  test.each([
    ['Как начать бегать', 'ru'],
    ['How to start running', 'en'],
    ['Продажи в CRM: что такое pipeline и deal', 'ru'],
    ['😀😀', 'en'],
    ['', 'en'],
  ])('%s is %s', (text, language) => {
    expect(detectLanguage(text)).toBe(language)
  })
})
