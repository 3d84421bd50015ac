import { describe, expect, test } from 'vitest'
import { formatOf } from '../../../../workflows/suggest/format-of.ts'
import type { SuggestField } from '../../../../workflows/suggest/field.ts'
import { fold, stem } from '../../../../workflows/suggest/fold.ts'
import { meaningOf } from '../../../../workflows/suggest/meaning-of.ts'
import { profileOf, rarityIn } from '../../../../workflows/suggest/profile-of.ts'
import { feedbackOf } from '../../../../workflows/suggest/signals/feedback.ts'
import { compareKinds, isSpecialKind } from '../../../../workflows/suggest/signals/kinds.ts'
import { lettersAlike } from '../../../../workflows/suggest/signals/letters.ts'
import { compareNames } from '../../../../workflows/suggest/signals/names.ts'
import { referencesAlike } from '../../../../workflows/suggest/signals/references.ts'
import { samplesFit, samplesRefused } from '../../../../workflows/suggest/signals/samples.ts'
import { valuesShared } from '../../../../workflows/suggest/signals/values.ts'
import { wordsOf } from '../../../../workflows/suggest/words-of.ts'

const profile = (field: SuggestField | string) =>
  profileOf(typeof field === 'string' ? { name: field } : field)
const one = { source: () => 1, target: () => 1 }
const names = (a: string, b: string) => compareNames(profile(a), profile(b), one)

describe('names', () => {
  test('are words, however they are written', () => {
    expect(wordsOf('customFields.nextContactAt')).toEqual(['next', 'contact', 'at'])
    expect(wordsOf('НаименованиеПолное')).toEqual(['наименование', 'полное'])
    expect(wordsOf('LEAD_SOURCE')).toEqual(['lead', 'source'])
    expect(wordsOf('Тел./факс №2')).toEqual(['тел', 'факс', 'no', '2'])
    expect(wordsOf('AccountID')).toEqual(['account', 'id'])
  })

  test.each([
    ['телефон', 'telefon'],
    ['наименование', 'naimenovanie'],
    ['бюджет', 'byudzhet'],
    ['должность', 'dolzhnost'],
    ['почта', 'pochta'],
    ['юр', 'yur'],
  ])('%s and %s are spelt the same', (cyrillic, latin) => {
    expect(fold(cyrillic)).toBe(fold(latin))
  })

  test('lose their endings', () => {
    expect(stem('контрагента')).toBe(stem('контрагентом'))
    expect(stem('phones')).toBe('phone')
    expect(stem('address')).toBe('address')
  })

  test.each([
    ['Телефон', 'phone'],
    ['telefon', 'phone'],
    ['Эл. почта', 'email'],
    ['naimenovanie', 'name'],
    ['Кол-во', 'quantity'],
    ['qty', 'Количество'],
    ['dolzhnost', 'position'],
    ['БИН/ИИН', 'taxId'],
    ['closedate', 'expectedCloseOn'],
    ['Ответственный', 'ownerId'],
    ['addr', 'Адрес'],
  ])('%s and %s mean the same', (a, b) => {
    expect(names(a, b).score).toBeGreaterThan(0.85)
  })

  test('that are equal come before ones that mean the same, and those before near ones', () => {
    const order = ['email', 'e-mail', 'Эл. почта', 'secondary email', 'phone']
    const scores = order.map((name) => names(name, 'email').score)
    expect(scores).toEqual(scores.toSorted((a, b) => b - a))
    expect(scores[0]).toBe(1)
    expect(scores.at(-1)).toBe(0)
  })

  test('say in words why', () => {
    expect(names('email', 'email').reason).toBe('the same name')
    expect(names('telefon', 'телефон').reason).toBe('the same name in other letters')
    expect(names('Телефон', 'phone').reason).toMatch(/means the same/)
  })

  test('weigh little where every field has them', () => {
    const fields = ['partner_name', 'partner_phone', 'partner_city'].map(profile)
    const rarity = rarityIn(fields)
    const [partner, name] = fields[0]?.namings[0]?.terms ?? []
    if (partner && name) expect(rarity(partner)).toBeLessThan(rarity(name))
    else expect(fields[0]?.namings[0]?.terms).toHaveLength(1)
  })

  test('have one meaning, or none', () => {
    expect(meaningOf({ name: 'customFields.f1', label: 'Фамилия' })).toBe('lastName')
    expect(meaningOf({ name: 'blob' })).toBeNull()
  })
})

test('letters are alike from 0 to 1', () => {
  expect(lettersAlike('website', 'website')).toBe(1)
  expect(lettersAlike('website', 'websites')).toBeGreaterThan(0.9)
  expect(lettersAlike('abc', 'xyz')).toBe(0)
})

test('kinds that never hold the same are doubted', () => {
  const of = (kind: SuggestField['kind']) => profile({ name: 'x', kind })
  expect(compareKinds(of('email'), of('email'))).toBe(1)
  expect(compareKinds(of('integer'), of('money'))).toBeGreaterThan(0.9)
  expect(compareKinds(of('boolean'), of('money'))).toBeLessThan(0.5)
  expect(compareKinds(of(undefined), of('money'))).toBe(1)
  expect(isSpecialKind(of('email'), of('email'))).toBe(true)
  expect(isSpecialKind(of('text'), of('text'))).toBe(false)
})

test.each([
  [['a@b.kz', 'c@d.com'], 'email'],
  [['8 701 123 45 67', '+77021112233'], 'phone'],
  [['180540012345', '990140004567'], 'taxNumber'],
  [['7707083893'], 'taxNumber'],
  [['31.01.2026', '1.2.2026'], 'date'],
  [['2026-01-31T10:00:00Z'], 'instant'],
  [['https://potok.kz', 'www.site.ru'], 'url'],
  [['1 234,50 ₸', '500 000'], 'number'],
  [['12', '7'], 'integer'],
  [['KZT', 'USD'], 'currency'],
  [['@potok', '@somebody'], 'telegram'],
  [['ТОО «Алем»', 'ИП Ким'], 'company'],
  [['Айгерим Садыкова', 'Ли Т. А.'], 'person'],
  [['да', 'нет'], 'boolean'],
  [['hello, world', '3 apples'], 'text'],
  [['', null], null],
])('samples %j are of the format %s', (samples, format) => {
  expect(formatOf(samples)).toBe(format)
})

test('samples fit the field that has such values, whatever it is called', () => {
  const emails = profile({ name: 'Колонка 3', samples: ['a@b.kz'] })
  expect(samplesFit(emails, profile({ name: 'email', kind: 'email' }))).toBe(1)
  expect(samplesFit(emails, profile({ name: 'notes', kind: 'text' }))).toBe(0)
  expect(samplesRefused(emails, profile({ name: 'phone', kind: 'phone' }))).toBe(true)
  expect(samplesRefused(emails, profile({ name: 'notes', kind: 'text' }))).toBe(false)
})

test('values of both sides are compared in any case', () => {
  const source = profile({ name: 'a', samples: ['Website', 'CALL', 'fair'] })
  const target = profile({ name: 'b', options: ['website', 'call'] })
  expect(valuesShared(source, target)).toBeCloseTo(2 / 3)
  expect(valuesShared(profile('a'), target)).toBe(0)
})

test('references to one entity are alike', () => {
  const a = profile({ name: 'ownerId', references: 'employee' })
  expect(referencesAlike(a, profile({ name: 'managerId', references: 'employee' }))).toBe(true)
  expect(referencesAlike(a, profile({ name: 'leadId', references: 'lead' }))).toBe(false)
  expect(referencesAlike(profile('a'), profile('b'))).toBe(false)
})

test('what was accepted counts for a pair, what was rejected against it', () => {
  const of = (accepted: number, rejected: number, acceptedElsewhere = 0) =>
    feedbackOf({ accepted, rejected, acceptedElsewhere })
  expect(of(2, 0).evidence).toBeGreaterThan(of(1, 0).evidence)
  expect(of(0, 2).doubt).toBeLessThan(of(0, 1).doubt)
  expect(of(1, 1)).toEqual({ evidence: 0, doubt: 1 })
  expect(of(0, 0, 3).evidence).toBeGreaterThan(0)
  expect(of(0, 0, 3).evidence).toBeLessThan(of(1, 0).evidence)
  expect(feedbackOf(undefined)).toEqual({ evidence: 0, doubt: 1 })
})
