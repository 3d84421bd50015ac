import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { readWords } from '../../../../../workflows/bot/editing/read-words.ts'
import { tellBroken } from '../../../../../workflows/bot/editing/tell-broken.ts'
import { writeWords } from '../../../../../workflows/bot/editing/write-words.ts'
import { LIMITS, type SlideWords } from '../../../../../workflows/carousel/content.ts'
import { checkWords } from '../../../../../workflows/carousel/revisions/check-words.ts'

const word = fc.stringMatching(/^[а-яёa-z]{1,12}$/)
const line = fc.array(word, { minLength: 1, maxLength: 5 }).map((words) => words.join(' '))
const maybe = (key: string) =>
  fc.option(line, { nil: undefined }).map((text) => (text === undefined ? {} : { [key]: text }))
const lines = (min: number, max: number) => fc.array(line, { minLength: min, maxLength: max })
const column = fc.record({ title: line, points: lines(1, 4) })
const withMaybe = (base: Record<string, fc.Arbitrary<unknown>>, key: string) =>
  fc.tuple(fc.record(base), maybe(key)).map(([one, other]) => ({ ...one, ...other }))
const step = withMaybe({ title: line }, 'text')
const slide = fc.oneof(
  withMaybe({ kind: fc.constant('title'), title: line }, 'subtitle'),
  withMaybe({ kind: fc.constant('text'), text: line }, 'title'),
  fc.record({ kind: fc.constant('points'), title: line, points: lines(2, 5) }),
  withMaybe({ kind: fc.constant('quote'), text: line }, 'author'),
  fc.record({
    kind: fc.constant('steps'),
    title: line,
    steps: fc.array(step, { minLength: 2, maxLength: 5 }),
  }),
  fc.record({ kind: fc.constant('comparison'), title: line, left: column, right: column }),
  withMaybe({ kind: fc.constant('call_to_action'), title: line, action: line }, 'text'),
) as unknown as fc.Arbitrary<SlideWords>

describe('the words of a slide as lines', () => {
  test('what the bot writes is read back as it was', () => {
    fc.assert(
      fc.property(slide, (words) => {
        expect(readWords(words.kind, writeWords(words))).toEqual(words)
      }),
    )
  })

  test('whatever is sent is read without an error, and what is taken is within the limits', () => {
    const kinds = [
      'title',
      'text',
      'points',
      'quote',
      'steps',
      'comparison',
      'call_to_action',
    ] as const
    fc.assert(
      fc.property(
        fc.constantFrom(...kinds),
        fc.string({ unit: 'binary', maxLength: 700 }),
        (kind, text) => {
          const checked = checkWords(readWords(kind, text), 'ru')
          if (checked.ok) {
            expect(checked.slide.kind).toBe(kind)
            expect(checked.slide.alt.length).toBeLessThanOrEqual(LIMITS.alt)
          } else {
            expect(tellBroken(checked.broken, 'ru').split('\n').length).toBeGreaterThan(1)
          }
        },
      ),
      { numRuns: 25 },
    )
  })

  test.each([
    ['points', 'Заголовок\nодин', 'Список: нужно хотя бы 2.'],
    [
      'points',
      `Заголовок\nодин\n${'я'.repeat(170)}`,
      'Пункт 2: не больше 160 знаков, а сейчас 170.',
    ],
    ['comparison', 'Только заголовок', 'Левая колонка, заголовок: здесь пусто.'],
    ['call_to_action', 'Заголовок', 'Призыв: здесь пусто.'],
  ] as const)('%s: a broken rule is told by the name of its line', (kind, text, said) => {
    const checked = checkWords(readWords(kind, text), 'ru')
    expect(checked.ok ? '' : tellBroken(checked.broken, 'ru')).toContain(said)
  })

  test('bullets and numbers that people put before items are left out', () => {
    expect(readWords('points', 'Что взять\n- воду\n2) кепку\n• крем')).toEqual({
      kind: 'points',
      title: 'Что взять',
      points: ['воду', 'кепку', 'крем'],
    })
  })
})
