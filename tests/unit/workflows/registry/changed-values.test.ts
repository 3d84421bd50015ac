import { describe, expect, test } from 'vitest'
import { changedValues, parseChange } from '../../../../workflows/registry/changed-values.ts'
import { customFieldSchema } from '../../../../workflows/registry/custom-field-schema.ts'
import {
  type AnyEntity,
  defineEntity,
  type EntityRecord,
} from '../../../../workflows/registry/entity.ts'
import * as f from '../../../../workflows/registry/field.ts'
import type { WriteSurroundings } from '../../../../workflows/registry/new-values.ts'
import { newId } from '../../../support/ids.ts'

const job = defineEntity({
  name: 'sample_job',
  plural: 'sample_jobs',
  summary: 'A job',
  fields: {
    title: f.text({ required: true }),
    code: f.text({ immutable: true }),
    note: f.text(),
    currency: f.currency({ required: true }),
    status: f.choice(['open', 'waiting', 'done'], { initial: 'open' }),
    cost: f.money({ readOnly: true }),
  },
  status: {
    field: 'status',
    moves: { open: ['waiting'], waiting: ['open'] },
    internalMoves: { waiting: ['done'] },
  },
}) as AnyEntity

const base: EntityRecord = {
  id: newId(),
  version: 3,
  title: 'A',
  code: 'c',
  note: 'n',
  currency: 'USD',
  status: 'open',
  cost: null,
  customFields: { size: 1, old: 'kept' },
  metadata: { a: 1 },
  createdAt: '2026-01-01T00:00:00.000Z',
  createdBy: 'user:a',
  updatedAt: '2026-01-01T00:00:00.000Z',
  updatedBy: 'user:a',
  deletedAt: null,
  deletedBy: null,
}
const around: WriteSurroundings = {
  customFields: [
    { key: 'size', label: 'Size', required: true, field: customFieldSchema('number', null) },
    { key: 'kind', label: 'Kind', required: false, field: customFieldSchema('text', null) },
  ],
  currency: 'KZT',
  now: '2026-01-01T00:00:00.000Z',
  newId,
}
const change = (input: object, options: { internal?: boolean; status?: string } = {}) => {
  const own = { ...around, internal: options.internal ?? false }
  const before = { ...base, status: options.status ?? 'open' }
  return changedValues(job, before, parseChange(job, { version: 3, ...input }, own), own)
}
const refusal = (input: object, options = {}) => {
  try {
    change(input, options)
  } catch (error) {
    return error
  }
  return null
}

describe('the values of a changed record', () => {
  test('what is not named stays, null empties', () => {
    expect(change({ title: 'B', note: null }).fields).toEqual({
      title: 'B',
      code: 'c',
      note: null,
      currency: 'USD',
      status: 'open',
      cost: null,
    })
    expect(change({ currency: null }).fields['currency']).toBe('KZT')
  })

  test.each([
    [{ title: null }, 'title', 'cannot be empty'],
    [{ status: null }, 'status', 'cannot be empty'],
    [{ code: 'x' }, 'code', 'is given when the record is made and cannot be changed'],
    [{ cost: 1 }, 'cost', 'is set by Potok and cannot be given'],
    [{ other: 1 }, 'other', 'is not a field'],
    [{ version: undefined }, 'version', 'is required'],
    [{ version: 1.5 }, 'version', 'must be a whole number'],
    [{ version: '3' }, 'version', 'must be a number'],
    [{ customFields: { size: null } }, 'customFields.size', 'is required'],
  ])('%j is refused', (input, field, rule) => {
    expect(refusal(input)).toMatchObject({ code: 'invalid_input', fields: [{ field, rule }] })
  })

  test('a custom field whose definition is gone is taken back as it was read, and can be emptied', () => {
    const same = { size: 1, old: 'kept' }
    expect(change({ customFields: same, note: 'new' })).toMatchObject({ customFields: same })
    expect(change({ customFields: { old: null } })['customFields']).toEqual({ size: 1 })
    expect(() => change({ customFields: { old: 'other' } })).toThrow('it can be emptied')
    expect(() => change({ customFields: { older: null } })).toThrow('is not a custom field')
  })

  test('custom fields change by key, metadata as a whole', () => {
    expect(change({ customFields: { kind: 'k' }, metadata: { b: 2 } })).toMatchObject({
      customFields: { size: 1, old: 'kept', kind: 'k' },
      metadata: { b: 2 },
    })
    expect(change({ metadata: {} }).metadata).toEqual({})
  })

  test('a status goes only where it may, and a refusal says where', () => {
    expect(change({ status: 'waiting' }).fields['status']).toBe('waiting')
    expect(refusal({ status: 'done' })).toMatchObject({
      code: 'conflict',
      message: 'The status of the sample job cannot go from open to done, only to waiting',
      fields: [{ field: 'status', rule: 'cannot go from open to done, only to waiting' }],
    })
    expect(refusal({ status: 'open' }, { status: 'done' })).toMatchObject({
      fields: [{ rule: 'cannot go from done to open: done is its end' }],
    })
  })

  test("some moves are only for Potok's own workflows", () => {
    expect(refusal({ status: 'done' }, { status: 'waiting' })).toMatchObject({ code: 'conflict' })
    const done = change({ status: 'done', cost: 5 }, { status: 'waiting', internal: true })
    expect(done.fields).toMatchObject({ status: 'done', cost: 5 })
  })

  test('a stale version is a conflict', () => {
    expect(refusal({ version: 2 })).toMatchObject({
      code: 'conflict',
      fields: [{ field: 'version', rule: 'is 3 now, not 2' }],
    })
  })
})
