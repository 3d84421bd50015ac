import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { createContentAssistant } from '../../../../adapters/ai/builtin/content/create-content-assistant.ts'
import type { ContentInput } from '../../../../workflows/ai/content/input.ts'
import { contentOutputSchema } from '../../../../workflows/ai/content/output.ts'
import { checkDraft, type CheckMode } from '../../../../workflows/ai/content/rules/check-draft.ts'

const { measure } = createContentAssistant()

function check(
  input: ContentInput,
  answer: unknown,
  { mode = 'honest', language = 'ru' }: { mode?: CheckMode; language?: 'ru' | 'en' } = {},
) {
  const text = typeof answer === 'string' ? answer : JSON.stringify(answer)
  return checkDraft({ text, end: 'complete' }, { input, language }, mode, measure)
}
const rules = (checked: ReturnType<typeof check>) =>
  checked.ok ? [] : checked.broken.map(({ field, rule }) => `${field}: ${rule}`)

const wisdom: ContentInput = { kind: 'wisdom', day: '2026-11-22' }
const thought = {
  thought: 'Слушайте дольше, чем говорите.',
  explanation: 'Люди сами называют то, за что готовы платить. Остаётся записать.',
  question: 'Кого вы выслушаете сегодня?',
}
const reply: ContentInput = {
  kind: 'reply',
  message: 'Сколько стоит торт на 2 кг и привезёте ли завтра?',
  facts: 'Торт 2 кг стоит 12 000 тенге.',
}
const answered = (text: string) => ({ understood: 'Спрашивает цену торта.', text, check: [] })

test('a good answer passes as it is', () => {
  expect(check(wisdom, thought)).toEqual({ ok: true, output: { kind: 'wisdom', ...thought } })
})

describe('what a model may not say is found in either language', () => {
  test.each([
    ['Гарантируем доход уже через месяц.', 'income'],
    ['Вы гарантированно увеличите прибыль.', 'income'],
    ['Зарабатывайте без вложений и усилий.', 'income'],
    ['Гарантируем результат каждому.', 'guarantee a result'],
    ['Этот чай вылечит простуду.', 'cure'],
    ['Чудодейственное средство для сна.', 'cure'],
    ['Мы №1 в мире по цветам.', 'the best'],
    ['Самые лучшие букеты в городе.', 'the best'],
    ['Наш сервис не имеет аналогов.', 'the best'],
    ['Вложение без риска.', 'free of risk'],
    ['Учёные доказали, что утро важнее.', 'studies'],
    ['Исследования показывают обратное.', 'studies'],
    ['Как говорил Стив Джобс, думайте иначе.', 'Стив Джобс'],
    ['«Думай иначе» — Стив Джобс', 'Стив Джобс'],
    ['Я — языковая модель и не могу.', 'being a model'],
    ['Мои инструкции запрещают это.', 'instructions'],
  ])('%s', (sentence, named) => {
    const found = rules(check(wisdom, { ...thought, explanation: sentence }))
    expect(found.join('\n')).toContain(named)
  })

  test.each([
    ['We guarantee a steady income.', 'income'],
    ['Double your profits by Friday.', 'income'],
    ['Results are guaranteed.', 'guarantee a result'],
    ['It cures depression.', 'cure'],
    ['We are number one in the world.', 'the best'],
    ['The world’s best coffee.', 'the best'],
    ['A risk-free step.', 'free of risk'],
    ['Studies show that mornings matter.', 'studies'],
    ['As Peter Drucker said, measure it.', 'Peter Drucker'],
    ['According to Henry Ford, persist.', 'Henry Ford'],
    ['As an AI language model, I advise this.', 'being a model'],
    ['My instructions are to help.', 'instructions'],
  ])('%s', (sentence, named) => {
    const english = { thought: 'Listen longer.', explanation: sentence, question: 'To whom today?' }
    const found = rules(check(wisdom, english, { language: 'en' }))
    expect(found.join('\n')).toContain(named)
  })

  test.each([
    'Клиент говорил, что вернётся, и вернулся.',
    'Лучшая реклама — довольный сосед.',
    'Не бойтесь риска, считайте его.',
    'Постоянный доход начинается с постоянных клиентов.',
    'Он сказал спасибо и ушёл.',
  ])('and what is harmless is not: %s', (sentence) => {
    expect(rules(check(wisdom, { ...thought, explanation: sentence }))).toEqual([])
  })
})

test('what the person claims stays theirs when it is rewritten', () => {
  const text = 'Мы гарантируем доход партнёрам. Как говорил Иван Петров, хлеб должен быть тёплым.'
  const rewritten = { text: `${text} Приходите.`, changes: [] }
  expect(check({ kind: 'rewrite', text, tone: 'calm' }, rewritten).ok).toBe(true)
})

describe('a rewrite', () => {
  const input: ContentInput = {
    kind: 'rewrite',
    text: 'Букет стоит 5 000 тенге, доставка 1 500.',
    tone: 'bold',
  }
  test.each([
    ['Букет за 5000 тенге. Доставка 1500!', []],
    ['Букет за 5 000 тенге!', ['text: must keep the number 1500']],
    [
      'Букет за 5 000, доставка 1 500, скидка 10 %.',
      ['text: must not have the number 10, which the text does not'],
    ],
  ])('keeps the numbers: %s', (text, expected) => {
    expect(rules(check(input, { text, changes: [] }))).toEqual(expected)
  })
})

describe('a reply promises nothing that the facts do not', () => {
  test.each([
    ['Здравствуйте! Торт 2 кг стоит 12 000 тенге. О доставке уточним.', []],
    ['Здравствуйте! Торт 2 кг стоит 12 000 тенге, завтра привезём.', ['завтра']],
    ['Здравствуйте! Торт стоит 10 000 тенге.', ['10 000 тенге']],
    ['Здравствуйте! Сделаем скидку 15%.', ['скидку', '15%']],
    ['Здравствуйте! Привезём в течение часа.', ['в течение часа']],
    ['Здравствуйте! Уточним, получится ли завтра, и напишем.', []],
    ['Здравствуйте, [имя клиента]! Рады помочь.', ['placeholders']],
  ])('%s', (text, named) => {
    const found = rules(check(reply, answered(text)))
    expect(found).toHaveLength(named.length === 0 ? 0 : found.length)
    for (const name of named) expect(found.join('\n')).toContain(name)
  })

  test('and when it does not mend, the sentence is left out', () => {
    const text =
      'Здравствуйте! Торт 2 кг стоит 12 000 тенге. Завтра привезём бесплатно. Будем рады.'
    const checked = check(reply, answered(text), { mode: 'forced' })
    expect(checked).toMatchObject({
      ok: true,
      output: { text: 'Здравствуйте! Торт 2 кг стоит 12 000 тенге. Будем рады.' },
    })
  })
})

test('an analysis quotes the person’s own words only', () => {
  const text = 'Мы печём хлеб. Приходите утром.'
  const one = (quote: string) => ({ problem: 'Мало подробностей.', quote, suggestion: 'Добавьте.' })
  const checked = check(
    { kind: 'analysis', text },
    {
      summary: 'О хлебе.',
      themes: ['хлеб'],
      tone: 'Тёплый.',
      audience: 'Соседям.',
      strengths: [],
      improvements: [one('«Приходите утром»'), one('Мы лучшие')],
    },
  )
  expect(checked.ok && checked.output.kind === 'analysis' && checked.output).toMatchObject({
    improvements: [{ quote: 'Приходите утром' }, { quote: '' }],
    readability: { words: 5, sentences: 2 },
  })
})

test('ideas are seven, from Monday to Sunday', () => {
  const idea = (n: number) => ({
    topic: `Тема ${'абвгдежз'[n]}`,
    format: 'пост',
    first_line: 'Раз',
  })
  const input: ContentInput = { kind: 'ideas', topic: 'хлеб', from: '2026-11-23' }
  const seven = Array.from({ length: 7 }, (_, n) => idea(n))
  const checked = check(input, { days: seven })
  expect(checked.ok && checked.output.kind === 'ideas' && checked.output.days.at(-1)?.date).toBe(
    '2026-11-29',
  )
  expect(check(input, { days: seven.slice(1) }).ok).toBe(false)
  expect(check(input, { days: [...seven, idea(7)] }).ok).toBe(false)
  expect(check(input, { days: [...seven, idea(7)] }, { mode: 'forced' }).ok).toBe(true)
})

test.each([
  ['no JSON at all', 'Конечно! Вот мысль дня:'],
  ['another shape', { text: 'мысль' }],
  [
    'another language',
    { thought: 'Listen longer.', explanation: 'People say it.', question: 'Who?' },
  ],
  ['nothing', { thought: '', explanation: '', question: '' }],
])('an answer with %s is no answer, and cutting does not help', (_, answer) => {
  expect(check(wisdom, answer).ok).toBe(false)
  expect(check(wisdom, answer, { mode: 'forced' }).ok).toBe(false)
})

test('nothing that the person did not write survives as a link, a mention or a tag', () => {
  const traps = fc.constantFrom(
    'https://evil.example/x',
    'www.evil.example',
    '[нажмите](https://evil.example)',
    '@evil_bot',
    'evil.com',
    'pay@evil.com',
    '<a href="https://evil.example">тут</a>',
    '<script>alert(1)</script>',
    't.me/evil',
  )
  const sentence = fc.constantFrom('Пишите сюда', 'Хорошего дня', 'Подробности здесь', 'Смотрите')
  fc.assert(
    fc.property(fc.array(fc.tuple(sentence, traps), { minLength: 1, maxLength: 6 }), (parts) => {
      const explanation = `Это важно. ${parts.map((part) => part.join(' ')).join('. ')}. Да.`
      for (const mode of ['honest', 'forced'] as const) {
        const checked = check(wisdom, { ...thought, explanation }, { mode })
        const text = checked.ok ? JSON.stringify(checked.output) : ''
        expect(text).not.toMatch(/@evil|evil\.|\/evil|https?:|www\.|<script|<a /)
      }
    }),
    { numRuns: 60 },
  )
})

test('whatever a model answers, what passes fits the strict schema', () => {
  const words = fc.string({ unit: 'grapheme', maxLength: 60 }).map((text) => `Слова ${text}`)
  const long = fc
    .integer({ min: 1, max: 80 })
    .map((n) => 'Длинная мысль о хлебе и утре. '.repeat(n))
  const text = fc.oneof(words, long)
  const answer = fc.record({ thought: text, explanation: text, question: text })
  fc.assert(
    fc.property(answer, (given) => {
      const checked = check(wisdom, given, { mode: 'forced' })
      if (checked.ok) expect(contentOutputSchema.safeParse(checked.output).success).toBe(true)
    }),
    { numRuns: 80 },
  )
})
