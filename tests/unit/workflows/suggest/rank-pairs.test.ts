import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { SuggestField } from '../../../../workflows/suggest/field.ts'
import { assignPairs } from '../../../../workflows/suggest/assign-pairs.ts'
import { rankPairs } from '../../../../workflows/suggest/rank-pairs.ts'
import { compareTerms } from '../../../../workflows/suggest/compare-terms.ts'
import { lettersAlike } from '../../../../workflows/suggest/signals/letters.ts'
import { compareKinds } from '../../../../workflows/suggest/signals/kinds.ts'
import { profileOf } from '../../../../workflows/suggest/profile-of.ts'
import { termsOf } from '../../../../workflows/suggest/terms-of.ts'

const word = fc.constantFrom(
  ...'phone telefon Телефон email name Имя Наименование owner status source customer клиент date Дата id amount сумма Кол-во x_1 Ответственный'.split(
    ' ',
  ),
)
const name = fc.oneof(
  fc.array(word, { minLength: 1, maxLength: 3 }).map((words) => words.join('_')),
  fc.string({ maxLength: 20 }),
)
const kind = fc.constantFrom(
  undefined,
  'text',
  'email',
  'phone',
  'money',
  'integer',
  'date',
  'choice',
  'boolean',
  'reference',
  'json',
) as fc.Arbitrary<SuggestField['kind']>
const field: fc.Arbitrary<SuggestField> = fc.record(
  {
    name,
    label: fc.option(name, { nil: undefined }),
    kind,
    samples: fc.array(fc.oneof(fc.string(), fc.constantFrom('a@b.kz', '+77011234567', '12', null))),
  },
  { requiredKeys: ['name'] },
)
const fields = fc.uniqueArray(field, { maxLength: 8, selector: (one) => one.name })
const RUNS = { numRuns: 60 }

describe('ranked pairs', () => {
  test('have scores from 0 to 1, the best first, for any fields', () => {
    fc.assert(
      fc.property(fields, fields, (sources, targets) => {
        const pairs = rankPairs(sources, targets)
        for (const { score, reasons } of pairs) {
          expect(score).toBeGreaterThan(0)
          expect(score).toBeLessThanOrEqual(1)
          expect(reasons.every((reason) => reason.length > 0)).toBe(true)
        }
        for (const source of sources) {
          const scores = pairs.filter((pair) => pair.source === source).map(({ score }) => score)
          expect(scores).toEqual(scores.toSorted((a, b) => b - a))
        }
      }),
      RUNS,
    )
  })

  test('are the same for the same fields', () => {
    fc.assert(
      fc.property(fields, fields, (sources, targets) => {
        expect(rankPairs(structuredClone(sources), structuredClone(targets))).toEqual(
          rankPairs(sources, targets),
        )
      }),
      RUNS,
    )
  })

  test('begin with the identical name, where nothing speaks against it', () => {
    fc.assert(
      fc.property(fields, (all) => {
        const plain = all.map(({ name: own }) => ({ name: own }))
        const pairs = rankPairs(plain, plain)
        for (const source of plain) {
          const [best] = pairs.filter((pair) => pair.source === source)
          expect(best?.target.name).toBe(source.name)
          expect(best?.score).toBe(1)
        }
      }),
      RUNS,
    )
  })

  test('follow what was accepted and rejected', () => {
    const sources = [{ name: 'gorod' }]
    const targets = [{ name: 'notes' }, { name: 'address' }]
    const said = { sourceField: 'gorod', acceptedElsewhere: 0 }
    const accepted = rankPairs(sources, targets, {
      feedback: [{ ...said, targetField: 'notes', accepted: 1, rejected: 0 }],
    })
    expect(accepted[0]?.target.name).toBe('notes')
    expect(accepted[0]?.reasons).toContain('accepted here before')
    const before = rankPairs(sources, targets)[0]?.score ?? 0
    const rejected = rankPairs(sources, targets, {
      feedback: [{ ...said, targetField: 'address', accepted: 0, rejected: 1 }],
    })
    expect(rejected.find(({ target }) => target.name === 'address')?.score ?? 0).toBeLessThan(
      before,
    )
  })

  test('know that a column called like the records is their name', () => {
    const [best] = rankPairs([{ name: 'Поставщик' }], [{ name: 'name' }, { name: 'notes' }], {
      targetEntity: 'supplier',
    })
    expect(best?.target.name).toBe('name')
    expect(best?.score).toBeGreaterThan(0.8)
  })

  test('are given one to one', () => {
    fc.assert(
      fc.property(fields, fields, (sources, targets) => {
        const pairs = assignPairs(rankPairs(sources, targets), 0.3)
        expect(new Set(pairs.map(({ source }) => source.name)).size).toBe(pairs.length)
        expect(new Set(pairs.map(({ target }) => target.name)).size).toBe(pairs.length)
        expect(pairs.every(({ score }) => score >= 0.3)).toBe(true)
      }),
      RUNS,
    )
  })
})

test('likeness of names, letters and kinds is symmetric', () => {
  fc.assert(
    fc.property(field, field, (a, b) => {
      const [one, other] = [termsOf(a.name), termsOf(b.name)]
      expect(compareTerms(one, other).score).toBeCloseTo(compareTerms(other, one).score, 9)
      expect(lettersAlike(a.name, b.name)).toBeCloseTo(lettersAlike(b.name, a.name), 9)
      expect(compareKinds(profileOf(a), profileOf(b))).toBe(
        compareKinds(profileOf(b), profileOf(a)),
      )
    }),
    RUNS,
  )
})
