import { expect, test } from 'vitest'
import { createHeldRecords } from '../../../db/registry/held-records.ts'
import type { EntityRecord } from '../../../workflows/registry/entity.ts'

const id = '0197f0f0-0000-7000-8000-00000000000a'
const record = (fields: object = {}) =>
  ({
    id,
    version: 1,
    deletedAt: null,
    items: [{ id, quantity: 1 }],
    ...fields,
  }) as unknown as EntityRecord

test('a held record is found under its id, in any case, and under no other entity', () => {
  const held = createHeldRecords()
  held.hold('order', [record()])
  expect(held.get('order', id.toUpperCase())).toEqual(record())
  expect(held.has('order', id.toUpperCase())).toBe(true)
  expect(held.get('deal', id)).toBeNull()
})

test('neither who gave it nor who was given it can change what is held', () => {
  const held = createHeldRecords()
  const given = record()
  held.hold('order', [given])
  const items = (of: EntityRecord | null) => of?.['items'] as { quantity: number }[]
  for (const each of [given, held.get('order', id)]) items(each)[0]!.quantity = 2
  expect(held.get('order', id)).toEqual(record())
})

test('what is written, deleted or no longer locked is not held', () => {
  const held = createHeldRecords()
  held.hold('order', [record({ deletedAt: '2026-01-01T00:00:00.000Z' })])
  expect(held.has('order', id)).toBe(false)
  held.hold('order', [record()])
  held.drop('order', [{ id }])
  expect(held.get('order', id)).toBeNull()
  held.hold('order', [record()])
  held.clear()
  expect(held.get('order', id)).toBeNull()
})
