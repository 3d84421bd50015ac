import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { createContentAssistant } from '../../../../../adapters/ai/builtin/content/create-content-assistant.ts'
import { THOUGHTS } from '../../../../../adapters/ai/builtin/content/wisdom/thought-of.ts'
import type { ContentInput } from '../../../../../workflows/ai/content/input.ts'
import { contentOutputSchema, type OutputOf } from '../../../../../workflows/ai/content/output.ts'
import { brokenRules } from '../../../../../workflows/ai/content/rules/broken-rules.ts'
import { numbersOf } from '../../../../../workflows/ai/content/rules/numbers.ts'
import { daysAfter } from '../../../../../workflows/shared/local-day.ts'
import { hostileText } from '../../../../support/hostile-text.ts'

const assistant = createContentAssistant()
const write = <Kind extends ContentInput['kind']>(
  input: Extract<ContentInput, { kind: Kind }>,
  language: 'ru' | 'en' = 'ru',
) => assistant.write(input, language) as OutputOf<Kind>

describe('an analysis by rules', () => {
  const text = `Наша пекарня осуществляет доставку хлеба в офисы, которые находятся в центре города, и мы всегда рады новым клиентам, поэтому стараемся привозить всё тёплым и вовремя каждый день.

Хлеб должен быть тёплым!!! Хлеб пекут ночью. ХЛЕБ ВЕЗУТ утром. Хлеб едят днём!`
  const found = write({ kind: 'analysis', text })

  test('cites the person’s own sentences', () => {
    const quotes = found.improvements.map(({ quote }) => quote.replace(/…$/, '')).filter(Boolean)
    expect(quotes.length).toBeGreaterThan(2)
    for (const quote of quotes) expect(text).toContain(quote)
  })

  test('names what to change, and how', () => {
    const all = JSON.stringify(found.improvements)
    expect(all).toContain('Слишком длинное предложение')
    expect(all).toContain('«осуществляет доставку» — «доставляет»')
    expect(all).toContain('Нет призыва')
    expect(found.themes).toContain('хлеб')
  })

  test('has nothing to say against a good text but what is so', () => {
    const good = write({
      kind: 'analysis',
      text: 'Вы любите тёплый хлеб? Мы печём его к 7 утра. Заходите по дороге на работу: багет стоит 400 тенге. Напишите нам, и отложим для вас.',
    })
    expect(good.improvements).toEqual([])
    expect(good.strengths.length).toBeGreaterThan(1)
  })

  test('is in English for an English text', () => {
    const english = write(
      {
        kind: 'analysis',
        text: 'In order to facilitate a wide range of purchases, our company is able to provide assistance. It was founded by people.',
      },
      'en',
    )
    expect(JSON.stringify(english.improvements)).toContain('instead of “In order to” write “to”')
    expect(JSON.stringify(english)).not.toMatch(/\p{Script=Cyrillic}/u)
  })
})

describe('readability', () => {
  test('is Flesch’s for English and Oborneva’s for Russian', () => {
    expect(assistant.measure('The cat sat on the mat.', 'en')).toMatchObject({
      words: 6,
      sentences: 1,
      score: 100,
      level: 'very_easy',
    })
    // 206.835 − 1.3 · 3 − 60.1 · 2
    expect(assistant.measure('Мама мыла раму.', 'ru').score).toBeCloseTo(82.7)
  })
})

describe('the thoughts', () => {
  test.each(['ru', 'en'] as const)(
    'of %s are at least sixty, all different, and claim nothing',
    (language) => {
      const all = THOUGHTS[language]
      expect(new Set(all.map(([thought]) => thought)).size).toBeGreaterThanOrEqual(60)
      const input = { kind: 'wisdom' as const, day: '2026-11-22' }
      for (const parts of all) {
        for (const part of parts) expect(brokenRules(part, input, 'thought')).toEqual([])
      }
    },
  )

  test('come once each before the first comes again', () => {
    const days = Array.from({ length: 60 }, (_, n) => daysAfter('2026-11-22', n))
    const seen = new Set(days.map((day) => write({ kind: 'wisdom', day }).thought))
    expect(seen.size).toBe(60)
  })
})

describe('a reply by templates', () => {
  test.each([
    ['Где мой заказ? Жду третий день!', 'о доставке'],
    ['Сколько стоит букет?', 'о цене'],
    ['Ужас, торт приехал испорченный', 'недоволен'],
    ['Спасибо, очень вкусно!', 'Благодарит'],
    ['Верните деньги', 'возврат'],
    ['Можно записаться на стрижку?', 'записаться'],
  ])('understands: %s', (message, understood) => {
    const answer = write({ kind: 'reply', message })
    expect(answer.understood).toContain(understood)
    expect(brokenRules(answer.text, { kind: 'reply', message }, 'text')).toEqual([])
  })

  test('gives the facts word for word', () => {
    const facts = 'Букет из 25 роз — 15 000 тенге, доставка сегодня до 20:00.'
    expect(write({ kind: 'reply', message: 'Почём розы?', facts }).text).toContain(facts)
  })
})

test('a rewrite by rules keeps every number and says what it is', () => {
  const text =
    'В связи с тем, что мы открылись 5 мая, скидка 10 % действует до 20:00 для всех гостей кофейни на улице Абая, поэтому приходите с друзьями и берите второй кофе!!!'
  const { text: plain, changes } = write({ kind: 'rewrite', text, tone: 'bold' })
  expect(numbersOf(plain)).toEqual(numbersOf(text))
  expect(plain).toMatch(/^Потому что мы открылись/)
  expect(plain).toContain('. Поэтому приходите')
  expect(changes.at(-1)).toContain('без ИИ')
})

test('ideas are for seven days and name the topic', () => {
  const { days } = write({ kind: 'ideas', topic: 'кофейня у дома.', from: '2026-11-23' })
  expect(days).toHaveLength(7)
  expect(days[0]?.topic).toContain('«кофейня у дома»')
})

test('whatever is given, something good comes out, and always the same', () => {
  const text = fc.oneof(
    hostileText(400),
    fc.string({ unit: 'grapheme', minLength: 1, maxLength: 400 }),
  )
  const language = fc.constantFrom('ru' as const, 'en' as const)
  fc.assert(
    fc.property(text, language, (given, language) => {
      const words = `а${given}`.slice(0, 4_000)
      const inputs: ContentInput[] = [
        { kind: 'analysis', text: words },
        { kind: 'rewrite', text: words, tone: 'calm' },
        { kind: 'reply', message: words },
        { kind: 'ideas', topic: words.slice(0, 300), from: '2026-11-23' },
      ]
      for (const input of inputs) {
        const output = assistant.write(input, language)
        expect(contentOutputSchema.safeParse(output).error?.issues ?? []).toEqual([])
        expect(assistant.write(input, language)).toEqual(output)
      }
    }),
    { numRuns: 40 },
  )
})
