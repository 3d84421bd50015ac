import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { LIMITS, MAX_SLIDES } from '../../../../workflows/carousel/content.ts'
import { acceptDraft } from '../../../../workflows/carousel/rules/accept-draft.ts'
import { cleanLine, cleanText } from '../../../../workflows/carousel/rules/clean-text.ts'
import { cutText } from '../../../../workflows/carousel/rules/cut-text.ts'
import { describeSlide } from '../../../../workflows/carousel/rules/describe-slide.ts'
import type { CarouselDraft, SlideDraft } from '../../../../workflows/carousel/rules/draft.ts'
import { toHashtags } from '../../../../workflows/carousel/rules/hashtags.ts'
import { isWrittenIn } from '../../../../workflows/carousel/rules/language.ts'
import { neutralise } from '../../../../workflows/carousel/rules/neutralise.ts'

describe('cutting', () => {
  test('ends at a sentence when enough of them fit', () => {
    expect(cutText('Первое предложение. Второе. Третье, длинное.', 30)).toBe(
      'Первое предложение. Второе.',
    )
  })

  test('else at a word, with an ellipsis and no dangling mark', () => {
    expect(cutText('Очень длинная мысль, которая никак не кончается', 24)).toBe(
      'Очень длинная мысль…',
    )
  })

  test('never tears an emoji apart', () => {
    expect(cutText('👩‍👩‍👧‍👦👩‍👩‍👧‍👦', 15)).toBe('👩‍👩‍👧‍👦…')
  })

  test('any text fits, is well-formed and not empty', () => {
    const text = fc.oneof(
      fc.string({ unit: 'grapheme', minLength: 1, maxLength: 300 }),
      fc.string({ unit: 'binary', minLength: 1, maxLength: 300 }).map((raw) => raw.toWellFormed()),
    )
    fc.assert(
      fc.property(text, fc.integer({ min: 2, max: 120 }), (raw, max) => {
        const cut = cutText(raw, max)
        expect(cut.length).toBeLessThanOrEqual(max)
        expect(cut.isWellFormed()).toBe(true)
        expect(cut === '').toBe(raw.trim() === '')
      }),
    )
  })
})

describe('cleaning', () => {
  test('takes out controls, bidi overrides, zero-width and tag characters', () => {
    const smuggled = 'a\u0000b\u202Ec\u2066d\u200Be\uFEFFf\u{E0041}g'
    expect(cleanText(smuggled)).toBe('abcdefg')
  })

  test('keeps what emoji and Persian need', () => {
    expect(cleanText('👩‍💻 می‌خواهم')).toBe('👩‍💻 می‌خواهم')
  })

  test('a line has no line breaks', () => {
    expect(cleanLine(' one\r\n\ttwo\u2028three ')).toBe('one two three')
  })
})

describe('neutralising', () => {
  test.each([
    ['Go to https://evil.example/a?b=c now', 'Go to now'],
    ['Go to www.evil.example.', 'Go to'],
    ['Shop at evil.ru!', 'Shop at'],
    ['Write to me@evil.com, please', 'Write to please'],
    ['Follow @evil_account today', 'Follow evil_account today'],
    ['[Click](javascript:alert)', 'Click'],
    ['<script>alert(1)</script>Hi', 'alert(1)Hi'],
    ['**Bold** words', 'Bold words'],
    ['Use Node.js, т.е. просто', 'Use Node.js, т.е. просто'],
    ['5 < 6 and 7 > 3', '5 < 6 and 7 > 3'],
  ])('%s → %s', (text, harmless) => {
    expect(neutralise(text, 'some topic')).toBe(harmless)
  })

  test('leaves what the person wrote themselves', () => {
    const own = 'Ask @nina at nina.ru or nina@mail.ru about <br>'
    expect(neutralise(own, own)).toBe(own)
  })
})

test('hashtags lose spaces and marks, duplicates and what Instagram does not take', () => {
  expect(
    toHashtags(['#Первая продажа', 'первая_продажа!', '#ПЕРВАЯпродажа', '123', '###', '']),
  ).toEqual(['#Перваяпродажа', '#первая_продажа'])
  expect(toHashtags(Array.from({ length: 40 }, (_, index) => `tag${index}`))).toHaveLength(30)
})

test('language is judged by letters, and foreign terms are allowed', () => {
  expect(isWrittenIn('🎉 123', 'ru')).toBe(true)
  expect(isWrittenIn('Настраиваем Kubernetes и Terraform', 'ru')).toBe(true)
  expect(isWrittenIn('The Russian word «печь» means a stove', 'en')).toBe(true)
  expect(isWrittenIn('All in English', 'ru')).toBe(false)
})

test('the alt text names the kind of slide and reads its words', () => {
  expect(
    describeSlide({ kind: 'points', title: 'Возьмите', points: ['воду;', 'фартук.'] }, 'ru'),
  ).toBe('Список «Возьмите»: воду; фартук.')
  expect(describeSlide({ kind: 'quote', text: 'It works', author: 'Nina' }, 'en')).toBe(
    'Quote: It works — Nina',
  )
})

const title: SlideDraft = { kind: 'title', title: 'A title', subtitle: '' }
const text: SlideDraft = { kind: 'text', title: '', text: 'Some words.' }
const last: SlideDraft = { kind: 'call_to_action', title: 'Next', text: '', action: 'Save' }
const draft = (...middle: SlideDraft[]): CarouselDraft => ({
  slides: [title, ...middle, last],
  caption: 'A caption',
  hashtags: ['#tag'],
})
const honest = { language: 'en', source: '', trim: 'honest' } as const
const forced = { ...honest, trim: 'forced' } as const

describe('accepting a draft', () => {
  test('an eleventh slide goes, the call to action stays', () => {
    const accepted = acceptDraft(draft(...Array.from({ length: 11 }, () => text)), honest)
    const slides = accepted.ok ? accepted.content.slides : []
    expect(slides).toHaveLength(MAX_SLIDES)
    expect(slides.at(-1)?.kind).toBe('call_to_action')
  })

  test('a list of seven goes on with a second slide, none of it lost', () => {
    const points = ['1', '2', '3', '4', '5', '6', '7']
    const accepted = acceptDraft(
      draft(text, text, { kind: 'points', title: 'List', points }),
      honest,
    )
    const lists = accepted.ok
      ? accepted.content.slides.flatMap((slide) => (slide.kind === 'points' ? [slide.points] : []))
      : []
    expect(lists.map((list) => list.length)).toEqual([4, 3])
    expect(lists.flat()).toEqual(points)
  })

  test('where there is no room for it the model is told', () => {
    const points = Array.from({ length: 7 }, () => 'point')
    const full = draft(...Array.from({ length: 7 }, () => text), {
      kind: 'points',
      title: 'List',
      points,
    })
    expect(acceptDraft(full, honest)).toEqual({
      ok: false,
      broken: [{ field: 'slides[8].points', rule: 'must have at most 5 items; it has 7' }],
    })
    expect(acceptDraft(full, forced)).toMatchObject({ ok: true })
  })

  test('a list of one is a text', () => {
    const accepted = acceptDraft(
      draft(text, text, { kind: 'points', title: 'One', points: ['only'] }),
      honest,
    )
    expect(accepted).toMatchObject({
      ok: true,
      content: { slides: [{}, {}, {}, { kind: 'text', title: 'One', text: 'only' }, {}] },
    })
  })

  test('an author whom the source does not name is left out, one whom it names stays', () => {
    const quote: SlideDraft = { kind: 'quote', text: 'Just start.', author: 'Марина' }
    const invented = acceptDraft(draft(text, text, quote), honest)
    expect(invented.ok && invented.content.slides[3]).not.toHaveProperty('author')
    const named = acceptDraft(draft(text, text, quote), { ...honest, source: 'Мы спросили Марину' })
    expect(named.ok && named.content.slides[3]).toHaveProperty('author', 'Марина')
  })

  test('an empty string is no field at all', () => {
    const accepted = acceptDraft(draft(text, text, text), honest)
    expect(accepted.ok && 'subtitle' in accepted.content.slides[0]!).toBe(false)
  })

  test('what nothing can make right is named by its field', () => {
    const accepted = acceptDraft(
      { ...draft(text, text, { ...text, text: '' }), hashtags: [] },
      forced,
    )
    expect(accepted).toMatchObject({
      ok: false,
      broken: [
        { field: 'slides[3].text', rule: expect.stringContaining('at least 1 characters') },
        { field: 'hashtags', rule: expect.stringContaining('at least 1 items') },
      ],
    })
  })

  test('forced, any length of any field is brought within its limit', () => {
    const long = fc
      .string({ unit: 'grapheme-ascii', minLength: 1, maxLength: 900 })
      .map((raw) => `w${raw}`)
    fc.assert(
      fc.property(
        long,
        long,
        fc.array(long, { minLength: 2, maxLength: 12 }),
        (one, other, many) => {
          const slides: SlideDraft[] = [
            { kind: 'points', title: one, points: many },
            {
              kind: 'steps',
              title: other,
              steps: many.map((step) => ({ title: step, text: other })),
            },
            {
              kind: 'comparison',
              title: one,
              left: { title: one, points: many },
              right: { title: other, points: many },
            },
            { kind: 'quote', text: other, author: one },
          ]
          const accepted = acceptDraft(
            { ...draft(...slides), caption: one.repeat(4) },
            { ...forced, source: [one, other, ...many].join(' ') },
          )
          expect(accepted.ok ? [] : accepted.broken).toEqual([])
        },
      ),
    )
  })

  test('a title is not cut in mid-thought before the model was asked', () => {
    const long: SlideDraft = { kind: 'title', title: 'word '.repeat(60), subtitle: '' }
    const spoiled = { ...draft(text, text, text), slides: [long, text, text, text, last] }
    expect(acceptDraft(spoiled, honest)).toMatchObject({
      ok: false,
      broken: [{ field: 'slides[0].title' }],
    })
    const accepted = acceptDraft(spoiled, forced)
    const [first] = accepted.ok ? accepted.content.slides : []
    expect(first?.kind === 'title' && first.title.length <= LIMITS.title).toBe(true)
  })
})
