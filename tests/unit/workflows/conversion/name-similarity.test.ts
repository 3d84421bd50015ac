import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  comparableName,
  nameSimilarity,
} from '../../../../workflows/conversion/execute/name-similarity.ts'

describe('names that are compared', () => {
  it.each([
    ['ТОО «Алёна-Трейд»', 'Алена трейд'],
    ['ООО "Ромашка"', 'Ромашка, ООО'],
    ['Acme, Inc.', 'ACME'],
    ['Acme L.L.C.', 'Acme LLC'],
    ['Café Déjà Vu Ltd', 'cafe deja vu'],
    ['Йогурт и Ёж', 'йогурт и еж'],
  ])('%s and %s are the same', (one, other) => {
    expect(comparableName(one)).toBe(comparableName(other))
    expect(nameSimilarity(one, other)).toBe(1)
  })

  it('keep й apart from и, and a name that is nothing but a legal form', () => {
    expect(comparableName('Зайка')).toBe('зайка')
    expect(comparableName('ТОО')).toBe('тоо')
    expect(nameSimilarity('', '')).toBe(0)
  })

  it('are alike in spite of a slip, and not when they are others', () => {
    expect(nameSimilarity('Казахтелеком', 'Казактелеком')).toBeGreaterThan(0.7)
    expect(nameSimilarity('Айгерим Нурланова', 'Нурланова Айгерим')).toBe(1)
    expect(nameSimilarity('Казахтелеком', 'Ромашка')).toBeLessThan(0.2)
  })

  it('are as like each other in both directions, from 0 to 1', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), fc.string({ unit: 'grapheme' }), (a, b) => {
        const score = nameSimilarity(a, b)
        expect(score).toBe(nameSimilarity(b, a))
        expect(score).toBeGreaterThanOrEqual(0)
        expect(score).toBeLessThanOrEqual(1)
      }),
    )
  })
})
