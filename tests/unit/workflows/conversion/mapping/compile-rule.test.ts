import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { createExpressions } from '../../../../../adapters/expressions/create-expressions.ts'
import { createFormats } from '../../../../../adapters/formats/create-formats.ts'
import { DEFAULT_SETTINGS } from '../../../../../workflows/access/settings.ts'
import { compileRule } from '../../../../../workflows/conversion/mapping/compile-rule.ts'
import { completeRule } from '../../../../../workflows/conversion/rules/complete-rule.ts'
import type { Mapping, RuleInput } from '../../../../../workflows/conversion/rules/rule-schema.ts'
import type { EntityRecord } from '../../../../../workflows/registry/entity.ts'
import { type AppError, errorCode } from '../../../../../workflows/shared/errors.ts'

const around = {
  expressions: createExpressions(),
  formats: createFormats(),
  timeZone: 'Asia/Almaty',
}
const now = '2026-01-31T04:00:00.000Z'
const compile = (input: Partial<RuleInput>) => {
  const rule = { name: 'Rule', sourceEntity: 'lead', targetEntity: 'customer', ...input }
  const definition = completeRule(rule as RuleInput, DEFAULT_SETTINGS)
  return compileRule({ ...definition, id: '', version: 1, createdBy: '' }, around)
}
const lead = (values: object = {}) =>
  ({
    id: 'lead-1',
    version: 1,
    name: 'Anna',
    customFields: {},
    metadata: {},
    ...values,
  }) as unknown as EntityRecord
const map = (mappings: Mapping[], values: object = {}, records: Record<string, string> = {}) =>
  compile({ mappings }).targets[0]?.map({ source: lead(values), now, records })

describe('a mapped record', () => {
  test('has what a caller would send, and only what has a value', () => {
    const mapped = map(
      [
        { to: 'name', field: 'name' },
        { to: 'email', field: 'email' },
        { to: 'notes', field: 'notes' },
        { to: 'tags', field: 'tags' },
        { to: 'type', value: 'person' },
        { to: 'customFields.town', field: 'customFields.city' },
        { to: 'customFields.gone', field: 'customFields.nothing' },
        { to: 'telegramUserId', path: '/metadata/chat/0' },
        { to: 'ownerId', path: '/metadata/chat/length' },
        { to: 'paymentTermDays', expression: 'size(source.name) * 2' },
        { to: 'address', field: 'company', default: 'unknown' },
        { to: 'leadId', record: 'source' },
        { to: 'priceListId', record: 'list' },
      ],
      {
        email: null,
        notes: '  ',
        tags: [],
        customFields: { city: 'Almaty' },
        metadata: { chat: ['7'] },
      },
      { list: 'list-1' },
    )
    expect(mapped).toEqual({
      input: {
        name: 'Anna',
        type: 'person',
        customFields: { town: 'Almaty' },
        telegramUserId: '7',
        paymentTermDays: 8,
        address: 'unknown',
        leadId: 'lead-1',
        priceListId: 'list-1',
      },
      errors: [],
    })
  })

  test('names each value that cannot be had, all of them at once', () => {
    const mapped = map(
      [
        { to: 'name', field: 'company', required: true },
        { to: 'phone', field: 'notes', transforms: [{ type: 'phone' }] },
        { to: 'address', expression: 'source.company + "x"' },
      ],
      { company: null, notes: '12' },
    )
    expect(mapped?.errors.map(({ field }) => field)).toEqual([
      'customer.name',
      'customer.phone',
      'customer.address',
    ])
    expect(mapped?.errors[1]?.rule).toMatch(/must be a phone number/)
    expect(mapped?.input).toEqual({ leadId: 'lead-1' })
  })

  test('has items, or the error of one', () => {
    const rule = compile({
      sourceEntity: 'quote',
      targetEntity: 'deal',
      mappings: [
        {
          to: 'items',
          field: 'items',
          items: [
            { to: 'quantity', field: 'quantity' },
            { to: 'unitPrice', expression: 'item.unitPrice * 2' },
            { to: 'title', field: 'title', required: true },
          ],
        },
      ],
    })
    const source = lead({
      items: [
        { quantity: 1, unitPrice: 100, title: 'a' },
        { quantity: 2, unitPrice: 50, title: null },
      ],
    })
    const mapped = rule.targets[0]?.map({ source, now, records: {} })
    expect(mapped?.input['items']).toEqual([
      { quantity: 1, unitPrice: 200, title: 'a' },
      { quantity: 2, unitPrice: 100 },
    ])
    expect(mapped?.errors.map(({ field }) => field)).toEqual(['deal.items[1].title'])
  })
})

test('a condition is true or false, or an error that names it', () => {
  const holds = (condition: string, values: object = {}) =>
    compile({ condition, mappings: [] }).holds(lead(values), now)
  expect(holds('source.name == "Anna"')).toBe(true)
  expect(holds('source.status == "lost"')).toBe(false)
  for (const condition of ['source.name', 'source.budget > "x"']) {
    try {
      holds(condition, { budget: 5 })
      throw new Error('It was taken')
    } catch (error) {
      expect(errorCode(error)).toBe('invalid_input')
      expect((error as AppError).fields[0]?.field).toBe('condition')
    }
  }
})

test('a rule that would read what is encrypted is not compiled, whoever saved it', () => {
  const wrong: Mapping[] = [
    { to: 'notes', expression: 'source.iban' },
    { to: 'notes', path: '/iban' },
  ]
  for (const mapping of wrong) {
    expect(() => compile({ sourceEntity: 'employee', mappings: [mapping] })).toThrow(/encrypted/)
  }
})

test('any record gives values or named errors, the same each time, and is left as it was', () => {
  const rule = compile({
    mappings: [
      { to: 'name', field: 'name', transforms: [{ type: 'trim' }, { type: 'case', to: 'title' }] },
      { to: 'email', field: 'email', transforms: [{ type: 'email' }] },
      { to: 'phone', field: 'phone', transforms: [{ type: 'phone' }] },
      {
        to: 'creditLimit',
        field: 'customFields.size',
        transforms: [{ type: 'number', scale: 100 }],
      },
      { to: 'notes', expression: 'source.notes + "!"' },
      { to: 'address', path: '/metadata/a/0' },
    ],
  })
  const value = fc.oneof(
    fc.jsonValue({ maxDepth: 2 }),
    fc.constantFrom(null, undefined, ' ', 'a@b.kz', '8 701 123 45 67', '1,5'),
  )
  const values = fc.record({
    name: value,
    email: value,
    phone: value,
    notes: value,
    customFields: fc.record({ size: value }),
    metadata: fc.record({ a: value }),
  })
  fc.assert(
    fc.property(values, (given) => {
      const source = lead(given)
      const before = structuredClone(source)
      const run = () => rule.targets[0]?.map({ source, now, records: {} })
      const mapped = run()
      expect(source).toEqual(before)
      expect(run()).toEqual(mapped)
      const told = new Set(mapped?.errors.map(({ field }) => field))
      const origins = {
        name: given.name,
        email: given.email,
        phone: given.phone,
        creditLimit: given.customFields.size,
      } as const
      for (const [to, from] of Object.entries(origins)) {
        const isGone =
          from === null ||
          from === undefined ||
          (typeof from === 'string' && from.trim() === '') ||
          (Array.isArray(from) &&
            from.every(
              (entry) => entry === null || (typeof entry === 'string' && entry.trim() === ''),
            ))
        if (!isGone) expect(to in (mapped?.input ?? {}) || told.has(`customer.${to}`)).toBe(true)
      }
    }),
    { numRuns: 300 },
  )
})
