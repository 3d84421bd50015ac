import { describe, expect, test } from 'vitest'
import { order } from '../../../../workflows/entities/order.ts'
import { changedValues } from '../../../../workflows/registry/changed-values.ts'
import type { EntityRecord } from '../../../../workflows/registry/entity.ts'
import { errorCode } from '../../../../workflows/shared/errors.ts'
import { newId } from '../../../support/ids.ts'

const STATUSES = ['pending', 'processing', 'completed', 'failed', 'cancelled'] as const
const ALLOWED: ReadonlySet<string> = new Set([
  'pending → processing',
  'pending → cancelled',
  'processing → completed',
  'processing → failed',
  'processing → cancelled',
  // Until everything is delivered.
  'completed → cancelled',
  // By a dead letter that is replayed.
  'failed → processing',
])
const moves = STATUSES.flatMap((from) =>
  STATUSES.filter((to) => to !== from).map((to) => ({ from, to, move: `${from} → ${to}` })),
)

function move(from: string, to: string, internal: boolean): string {
  const before = {
    id: newId(),
    version: 1,
    customFields: {},
    metadata: {},
    items: [],
    status: from,
  }
  const change = { version: 1, given: { status: to } }
  const around = { customFields: [], currency: 'KZT', now: '2026-01-01T00:00:00.000Z', newId }
  try {
    changedValues(order, before as unknown as EntityRecord, change, { ...around, internal })
    return 'moved'
  } catch (error) {
    return errorCode(error)
  }
}

describe('the status of an order (I12)', () => {
  test.each(moves)('$move', ({ from, to, move: name }) => {
    expect(move(from, to, true)).toBe(ALLOWED.has(name) ? 'moved' : 'conflict')
  })

  test('never moves by a change that a caller sends', () => {
    for (const { from, to } of moves) expect(move(from, to, false)).toBe('conflict')
  })
})
