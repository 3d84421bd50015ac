import { describe, expect, test } from 'vitest'
import { AppError } from '../../../../workflows/shared/errors.ts'
import { customFieldSchema } from '../../../../workflows/registry/custom-field-schema.ts'
import type { CustomField } from '../../../../workflows/registry/custom-fields-of.ts'
import { type AnyEntity, defineEntity } from '../../../../workflows/registry/entity.ts'
import * as f from '../../../../workflows/registry/field.ts'
import { newValues, type WriteSurroundings } from '../../../../workflows/registry/new-values.ts'
import { newId } from '../../../support/ids.ts'

const order = defineEntity({
  name: 'sample_order',
  plural: 'sample_orders',
  summary: 'An order',
  fields: {
    title: f.text({ required: true }),
    code: f.text({ immutable: true, max: 5 }),
    email: f.email(),
    phone: f.phone(),
    currency: f.currency(),
    placedAt: f.instant(),
    weight: f.quantity(),
    status: f.choice(['open', 'closed'], { initial: 'open' }),
    total: f.money({ readOnly: true, initial: 0 }),
    tags: f.tags(),
  },
  items: { fields: { name: f.text({ required: true }), quantity: f.integer({ min: 1 }) }, max: 2 },
  status: { field: 'status', moves: { open: ['closed'] }, starts: ['open'] },
  check: ({ title, code }) => (title === code ? [{ field: 'code', rule: 'is the title' }] : []),
  derive: ({ items }) => ({
    total: (items as { quantity: number }[]).reduce((sum, item) => sum + item.quantity, 0),
  }),
}) as AnyEntity

const around: WriteSurroundings = {
  customFields: [],
  currency: 'KZT',
  now: '2026-01-01T00:00:00.000Z',
  newId,
}
const values = (input: unknown, options: Partial<WriteSurroundings> = {}) =>
  newValues(order, input, { ...around, ...options })
const errors = (input: unknown, options: Partial<WriteSurroundings> = {}) => {
  try {
    values(input, options)
  } catch (error) {
    if (error instanceof AppError) return error.fields.map(({ field, rule }) => `${field}: ${rule}`)
    throw error
  }
  return []
}

describe('the values of a new record', () => {
  test('are complete: initial values, the currency of the workspace, null for the rest', () => {
    expect(values({ title: 'A' }).fields).toEqual({
      title: 'A',
      code: null,
      email: null,
      phone: null,
      currency: 'KZT',
      placedAt: null,
      weight: null,
      status: 'open',
      total: 0,
      tags: null,
    })
    expect(values({ title: 'A', code: null, currency: null })).toEqual(values({ title: 'A' }))
  })

  test('are in one form, however they were written', () => {
    const { fields } = values({
      title: '  A\n',
      email: ' Anna@Example.KZ ',
      phone: '+7 (701) 123-45-67',
      currency: 'usd',
      placedAt: '2026-01-31T09:00:00+05:00',
      weight: -0,
      tags: [' vip '],
    })
    expect(fields).toMatchObject({
      title: 'A',
      email: 'anna@example.kz',
      phone: '+77011234567',
      currency: 'USD',
      placedAt: '2026-01-31T04:00:00.000Z',
      weight: 0,
      tags: ['vip'],
    })
  })

  test('name each broken rule by its path', () => {
    expect(
      errors({
        code: 'too long',
        email: 'no',
        weight: '5',
        placedAt: 'yesterday',
        tags: 'vip',
        items: [{ name: 'a' }, { quantity: 0, price: 1 }],
      }),
    ).toEqual([
      'title: is required',
      'code: must have at most 5 characters',
      'email: must be an e-mail address',
      'placedAt: must be a moment such as 2026-01-31T09:00:00Z',
      'weight: must be a number',
      'tags: must be a list',
      'items[1].name: is required',
      'items[1].quantity: must be at least 1',
      'items[1].price: is not a field',
    ])
  })

  test('what is no object is refused as such', () => {
    for (const input of [null, undefined, [], 'x', 5]) {
      expect(errors(input)).toEqual([': must be an object'])
    }
  })

  test('unknown keys are refused, whatever they are called', () => {
    const hostile = JSON.parse(
      '{"title":"A","__proto__":{"a":1},"constructor":1,"id":"x"}',
    ) as object
    expect(errors(hostile)).toEqual([
      '__proto__: is not a field',
      'constructor: is not a field',
      'id: is not a field',
    ])
  })

  test('what Potok sets is refused from callers and taken from workflows', () => {
    expect(errors({ title: 'A', total: 5 })).toEqual(['total: is set by Potok and cannot be given'])
    expect(errors({ title: 'A', total: 5 }, { internal: true })).toEqual([])
  })

  test('a record begins with a status that records may begin with', () => {
    expect(errors({ title: 'A', status: 'closed' })).toEqual([
      'status: of a new record must be one of open',
    ])
    expect(errors({ title: 'A', status: 'closed' }, { internal: true })).toEqual([])
  })

  test('the own check is asked, and what follows is derived', () => {
    expect(errors({ title: 'A', code: 'A' })).toEqual(['code: is the title'])
    const made = values({
      title: 'A',
      items: [
        { name: 'a', quantity: 2 },
        { name: 'b', quantity: 3 },
      ],
    })
    expect(made.fields['total']).toBe(5)
    expect(made.items).toMatchObject([{ id: expect.any(String) as string, name: 'a' }, {}])
  })

  test('at most so many items as declared', () => {
    const items = Array.from({ length: 3 }, () => ({ name: 'a' }))
    expect(errors({ title: 'A', items })).toEqual(['items: must have at most 2 entries'])
  })

  test('metadata is anything within 16 KB and 8 levels', () => {
    const nested = (levels: number): unknown => (levels === 0 ? 1 : { a: nested(levels - 1) })
    expect(errors({ title: 'A', metadata: nested(8) })).toEqual([])
    expect(errors({ title: 'A', metadata: nested(9) })).toEqual([
      'metadata: must have at most 8 levels',
    ])
    expect(errors({ title: 'A', metadata: nested(5000) })).toHaveLength(1)
    expect(errors({ title: 'A', metadata: { a: 'я'.repeat(9000) } })).toEqual([
      'metadata: must have at most 16 KB as JSON',
    ])
    expect(values({ title: 'A', metadata: { 'a\u0000': '\ud800' } }).metadata).toEqual({
      'a\ufffd': '\ufffd',
    })
  })
})

describe('custom fields', () => {
  const customFields: CustomField[] = [
    { key: 'size', label: 'Size', required: true, field: customFieldSchema('number', null) },
    { key: 'site', label: 'Site', required: false, field: customFieldSchema('url', null) },
  ]

  test('are checked by what the workspace has defined', () => {
    expect(errors({ title: 'A' }, { customFields })).toEqual(['customFields.size: is required'])
    expect(
      errors(
        { title: 'A', customFields: { size: '5', site: 'ftp://x', other: 1 } },
        { customFields },
      ),
    ).toEqual([
      'customFields.size: must be a number',
      'customFields.site: must be an http(s) address',
      'customFields.other: is not a custom field',
    ])
    const input = { title: 'A', customFields: { size: 1.5, site: null } }
    expect(values(input, { customFields }).customFields).toEqual({ size: 1.5 })
  })
})
