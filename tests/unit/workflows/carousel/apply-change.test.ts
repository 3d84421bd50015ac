import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  MAX_SLIDES,
  MIN_SLIDES,
  type SlideContent,
} from '../../../../workflows/carousel/content.ts'
import { applyChange } from '../../../../workflows/carousel/revisions/apply-change.ts'
import {
  type CarouselChange,
  carouselChangeSchema,
} from '../../../../workflows/carousel/revisions/change.ts'
import { neighbours } from '../../../../workflows/carousel/revisions/neighbours.ts'
import type {
  CarouselState,
  RevisionFacts,
} from '../../../../workflows/carousel/revisions/repository.ts'
import { STYLES } from '../../../../workflows/carousel/styles.ts'

type State = Pick<CarouselState, 'content' | 'style' | 'format' | 'writer' | 'note'>

const slide = (text: string): SlideContent => ({ kind: 'text', text, alt: text })
const start: State = {
  content: {
    language: 'ru',
    slides: [
      { kind: 'title', title: 'Обложка', alt: 'Обложка' },
      slide('один'),
      slide('два'),
      slide('три'),
      { kind: 'call_to_action', title: 'Конец', action: 'Сохраните', alt: 'Конец' },
    ],
    caption: 'Подпись',
    hashtags: ['#бег'],
  },
  style: 'paper',
  format: 'portrait',
  writer: 'builtin',
  note: 'outline',
}

const place = fc.nat({ max: 9 })
const words = fc.stringMatching(/^[а-я]{1,20}$/).map((text) => ({ kind: 'text' as const, text }))
const change: fc.Arbitrary<CarouselChange> = fc.oneof(
  fc.record({ kind: fc.constant('change_text' as const), slide: place, words }),
  fc.record({ kind: fc.constant('move' as const), slide: place, to: place }),
  fc.record({ kind: fc.constant('add' as const), after: place, words }),
  fc.record({ kind: fc.constant('remove' as const), slide: place }),
  fc.record({ kind: fc.constant('restyle' as const), style: fc.constantFrom(...STYLES) }),
  fc.record({
    kind: fc.constant('reformat' as const),
    format: fc.constantFrom('portrait' as const, 'square' as const),
  }),
)

/** The states that a sequence of changes makes: what is refused makes none. */
function statesOf(changes: readonly CarouselChange[]): State[] {
  const states = [start]
  for (const each of changes) {
    const before = states.at(-1) ?? start
    const copy = structuredClone(before)
    try {
      states.push(applyChange(before, each).state)
    } catch (error) {
      expect(error).toMatchObject({ code: 'invalid_input' })
      expect((error as { fields: unknown[] }).fields.length).toBeGreaterThan(0)
    }
    expect(before).toEqual(copy)
  }
  return states
}

describe('changes of a carousel', () => {
  test('whatever the sequence, it stays a carousel: 5 to 10 slides, a title first, a call to action last', () => {
    fc.assert(
      fc.property(fc.array(change, { maxLength: 25 }), (changes) => {
        for (const { content } of statesOf(changes)) {
          expect(content.slides.length).toBeGreaterThanOrEqual(MIN_SLIDES)
          expect(content.slides.length).toBeLessThanOrEqual(MAX_SLIDES)
          expect(content.slides[0]?.kind).toBe('title')
          expect(content.slides.at(-1)?.kind).toBe('call_to_action')
          expect(content.caption).toBe(start.content.caption)
        }
      }),
    )
  })

  test('a move loses no slide, and the move back restores the order', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 3 }), fc.integer({ min: 1, max: 3 }), (from, to) => {
        fc.pre(from !== to)
        const there = applyChange(start, { kind: 'move', slide: from, to })
        expect(new Set(there.state.content.slides)).toEqual(new Set(start.content.slides))
        const back = applyChange(there.state, { kind: 'move', slide: to, to: from })
        expect(back.state).toEqual(start)
      }),
    )
  })

  test.each([
    [{ kind: 'move', slide: 0, to: 2 }, 'slides[0].kind'],
    [{ kind: 'remove', slide: 4 }, 'slides'],
    [{ kind: 'remove', slide: 9 }, 'change.slide'],
    [{ kind: 'restyle', style: 'paper' }, 'change'],
    [
      { kind: 'change_text', slide: 1, words: { kind: 'text', text: '\u200b' } },
      'change.words.text',
    ],
    [{ kind: 'change_text', slide: 0, words: { kind: 'text', text: 'а' } }, 'slides[0].kind'],
  ] as const)('%j is refused by the name of its field', (refused, field) => {
    expect(() => applyChange(start, refused)).toThrow(
      expect.objectContaining({
        code: 'invalid_input',
        fields: expect.arrayContaining([expect.objectContaining({ field })]),
      }),
    )
  })

  test('words of a writer make the carousel a writer’s; a person’s own words do not', () => {
    const rewritten = { slide: slide('иначе'), writer: 'openai' as const }
    const wish: CarouselChange = { kind: 'rewrite', slide: 1, wish: 'короче' }
    expect(applyChange(start, wish, rewritten).state).toMatchObject({
      writer: 'openai',
      note: null,
    })
    const own: CarouselChange = {
      kind: 'change_text',
      slide: 1,
      words: { kind: 'text', text: 'своё' },
    }
    expect(applyChange(start, own).state).toMatchObject({ writer: 'builtin', note: 'outline' })
    expect(carouselChangeSchema.parse(own)).toEqual(own)
  })
})

test('back undoes any change, and forward leads to what was made last: nothing is lost', () => {
  const walk = fc.array(fc.constantFrom('change', 'back', 'forward'), { maxLength: 40 })
  fc.assert(
    fc.property(walk, (moves) => {
      const facts: Pick<RevisionFacts, 'number' | 'parent'>[] = [{ number: 1, parent: null }]
      let shown = 1
      for (const move of moves) {
        const { back, forward } = neighbours(facts, shown)
        if (move === 'change') {
          const number = facts.length + 1
          facts.push({ number, parent: shown })
          expect(neighbours(facts, shown).forward).toBe(number)
          expect(neighbours(facts, number).back).toBe(shown)
          shown = number
        }
        if (move === 'back') shown = back ?? shown
        if (move === 'forward') {
          if (forward !== null) expect(neighbours(facts, forward).back).toBe(shown)
          shown = forward ?? shown
        }
      }
      for (let at = shown, steps = 0; at !== 1; steps += 1) {
        at = neighbours(facts, at).back ?? 1
        expect(steps).toBeLessThan(facts.length)
      }
    }),
  )
})
