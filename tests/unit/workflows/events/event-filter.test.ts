import { describe, expect, test } from 'vitest'
import { EVENT_CATALOG } from '../../../../workflows/event-catalog.ts'
import { eventFilterOf } from '../../../../workflows/events/event-filter.ts'
import { maySee } from '../../../../workflows/events/may-see.ts'
import type { EventEnvelope } from '../../../../workflows/shared/events.ts'

describe('types of events as callers name them', () => {
  test('without any, every event fits', () => {
    const fits = eventFilterOf([])
    expect(EVENT_CATALOG.every(({ type }) => fits(type))).toBe(true)
  })

  test('a name fits itself, and a prefix what is below it', () => {
    const fits = eventFilterOf(['order.*', 'stock.reserved'])
    expect(fits('order.created')).toBe(true)
    expect(fits('order.fulfill_requested')).toBe(true)
    expect(fits('stock.reserved')).toBe(true)
    expect(fits('stock.moved')).toBe(false)
    expect(fits('order_processing.created')).toBe(false)
  })

  test.each(['order', 'orders.*', '*', '.*', 'order.nothing'])('%s is none', (name) => {
    expect(() => eventFilterOf([name])).toThrowError(
      expect.objectContaining({ code: 'invalid_input' }),
    )
  })
})

describe('who may see an event', () => {
  const event = (type: string, data: Record<string, unknown> = {}) =>
    ({ type, data }) as unknown as EventEnvelope

  test('of a record: who may read such records', () => {
    const seen = event('payslip.updated', { entity: 'payslip' })
    expect(maySee(new Set(['payslips:read']), seen)).toBe(true)
    expect(maySee(new Set(['orders:read']), seen)).toBe(false)
  })

  test('of what happened to a record, by its name', () => {
    expect(maySee(new Set(['orders:read']), event('order.shipped'))).toBe(true)
    expect(maySee(new Set(), event('order.shipped'))).toBe(false)
  })

  test('of a conversion: who may read what was converted, because a failure quotes its values', () => {
    const failed = event('conversion.failed', { sourceEntity: 'employee', error: 'quotes' })
    expect(maySee(new Set(['employees:read']), failed)).toBe(true)
    expect(maySee(new Set(['events:read', 'leads:read']), failed)).toBe(false)
  })

  test('of anything else: everyone who may follow events', () => {
    expect(maySee(new Set(), event('stock.moved'))).toBe(true)
  })
})
