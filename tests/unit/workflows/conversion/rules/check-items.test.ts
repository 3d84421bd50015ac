import { describe, expect, test } from 'vitest'
import type { Mapping } from '../../../../../workflows/conversion/rules/rule-schema.ts'
import { check } from '../../../../support/check-rule.ts'

describe('items', () => {
  const items = (mapped: Partial<Mapping>, sourceEntity = 'quote', entity = 'deal') =>
    check({
      sourceEntity,
      targetEntity: entity,
      mappings: [
        { to: 'title', field: 'number' },
        { to: 'items', ...mapped },
      ],
    })

  test('are copied by the names of their fields, or mapped one by one', () => {
    expect(items({ field: 'items' })).toEqual([])
    expect(
      items({
        field: 'items',
        items: [
          { to: 'quantity', field: 'quantity' },
          { to: 'unitPrice', expression: 'item.unitPrice * 2.0' },
          {
            to: 'title',
            field: 'title',
            transforms: [{ type: 'template', text: '{value} × {quantity}' }],
          },
        ],
      }),
    ).toEqual([])
    expect(
      items({
        path: '/metadata/lines',
        items: [
          { to: 'quantity', field: 'qty' },
          { to: 'unitPrice', expression: 'item.price' },
        ],
      }),
    ).toEqual([])
  })
  test('are refused otherwise', () => {
    expect(items({ field: 'number' })).toEqual([
      'mappings[1].field must be items, or path or expression',
    ])
    expect(items({ field: 'items', items: [{ to: 'quantity', field: 'gone' }] })).toEqual([
      'mappings[1].items[0].field items[].gone is not a field of the quote',
      'mappings[1].items must map unitPrice of each item, which is required',
    ])
    expect(
      items({
        field: 'items',
        items: [
          { to: 'net', field: 'net' },
          { to: 'quantity', field: 'quantity' },
          { to: 'unitPrice', field: 'unitPrice' },
        ],
      }),
    ).toEqual(['mappings[1].items[0].to net is set by Potok and cannot be mapped'])
    expect(items({ path: '/metadata/lines' })).toEqual([
      'mappings[1].items must say how an entry becomes an item',
    ])
    expect(items({ expression: '"text"', items: [] })).toEqual([
      'mappings[1].expression must give a list',
    ])
  })
  test('of an order are what its own workflow takes', () => {
    const order = (more: Mapping[]) =>
      check({
        sourceEntity: 'quote',
        targetEntity: 'order',
        mappings: [{ to: 'customerId', field: 'customerId' }, ...more],
      })
    expect(order([{ to: 'items', field: 'items' }])).toEqual([])
    expect(order([])).toEqual(['mappings must map items, which an order needs'])
    expect(
      order([
        { to: 'items', field: 'items' },
        { to: 'number', field: 'number' },
      ]),
    ).toEqual(['mappings[2].to number is set by Potok and cannot be mapped'])
  })
})
