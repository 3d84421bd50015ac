import { describe, expect, test } from 'vitest'
import type { Mapping } from '../../../../../workflows/conversion/rules/rule-schema.ts'
import { mapping } from '../../../../support/check-rule.ts'

describe('mappings that fit', () => {
  test.each<[Partial<Mapping> & { to: string }]>([
    [{ to: 'email', field: 'email' }],
    [{ to: 'creditLimit', field: 'budget' }],
    [
      {
        to: 'creditLimit',
        field: 'customFields.size',
        transforms: [{ type: 'number', scale: 100 }],
      },
    ],
    [{ to: 'notes', field: 'source' }],
    [{ to: 'notes', field: 'createdAt' }],
    [{ to: 'leadId', field: 'id' }],
    [{ to: 'leadId', record: 'source' }],
    [{ to: 'customFields.town', field: 'customFields.city' }],
    [{ to: 'customFields.level', field: 'customFields.stage' }],
    [{ to: 'customFields.since', field: 'createdAt', transforms: [{ type: 'date' }] }],
    [{ to: 'tags', field: 'source', transforms: [{ type: 'split', by: ',' }] }],
    [{ to: 'notes', field: 'tags', transforms: [{ type: 'join', with: ', ' }] }],
    [
      {
        to: 'notes',
        field: 'budget',
        transforms: [{ type: 'template', text: '{value} {currency}' }],
      },
    ],
    [{ to: 'type', value: 'company' }],
    [{ to: 'type', expression: 'source.company == null ? "person" : "company"' }],
    [
      {
        to: 'type',
        field: 'company',
        transforms: [{ type: 'lookup', values: { llp: 'company' }, otherwise: 'person' }],
      },
    ],
    [
      {
        to: 'active',
        field: 'status',
        transforms: [
          { type: 'lookup', values: { lost: false }, otherwise: 'x' },
          { type: 'lookup', values: { x: true, false: false } },
        ],
      },
    ],
    [{ to: 'notes', path: '/metadata/utm/source' }],
    [{ to: 'notes', path: '/customFields/city' }],
    [{ to: 'notes', path: '/tags/0' }],
    [{ to: 'leadId', value: null }],
    [{ to: 'paymentTermDays', expression: 'size(source.tags) * 10' }],
    [{ to: 'notes', expression: 'source.tags.filter(t, t != "x").join(",")' }],
  ])('%j', (each) => {
    expect(mapping(each)).toEqual([])
  })
})

describe('a mapping is refused', () => {
  test.each<[Partial<Mapping> & { to: string }, string]>([
    [{ to: 'mail', field: 'email' }, 'mappings[1].to mail is not a field of the customer'],
    [
      { to: 'customFields.gone', field: 'name' },
      'mappings[1].to customFields.gone is not a custom field of the customer',
    ],
    [{ to: 'email', field: 'mail' }, 'mappings[1].field mail is not a field of the lead'],
    [
      { to: 'email', field: 'customFields.gone' },
      'mappings[1].field customFields.gone is not a custom field of the lead',
    ],
    [
      { to: 'email', field: 'metadata' },
      'mappings[1].field metadata is no field by itself: say which part by path',
    ],
    [{ to: 'email' }, 'mappings[1] must have exactly one of'],
    [{ to: 'email', field: 'email', value: 'a@b.kz' }, 'mappings[1] must have exactly one of'],
    [
      { to: 'email', field: 'email', items: [] },
      'mappings[1].items is only for the mapping to items',
    ],
    [{ to: 'items', field: 'items' }, 'mappings[1].to the customer has no items'],
    [
      { to: 'creditLimit', field: 'notes' },
      'mappings[1].field is money and cannot take text: takes minor units: add the transform number',
    ],
    [
      { to: 'creditLimit', field: 'customFields.size' },
      'mappings[1].field is money and cannot take an integer',
    ],
    [
      { to: 'paymentTermDays', field: 'budget' },
      'mappings[1].field is an integer and cannot take money',
    ],
    [
      { to: 'notes', field: 'budget' },
      'mappings[1].field is text and cannot take money: make text of it by the transform template',
    ],
    [{ to: 'type', field: 'source' }, 'mappings[1].field has no option website, telegram'],
    [
      { to: 'type', field: 'notes' },
      'mappings[1].field is a choice and cannot take text: add a lookup',
    ],
    [{ to: 'customFields.level', field: 'status' }, 'mappings[1].field has no option new'],
    [
      { to: 'customFields.since', field: 'createdAt' },
      'mappings[1].field is a date and cannot take an instant: add the transform date',
    ],
    [
      { to: 'priceListId', field: 'ownerId' },
      'mappings[1].field is of a price list, not of an employee',
    ],
    [
      { to: 'priceListId', record: 'source' },
      'mappings[1].record is of a price list, not of a lead',
    ],
    [
      { to: 'leadId', record: 'deal' },
      'mappings[1].record deal is not the source nor an earlier target',
    ],
    [
      { to: 'ownerId', field: 'notes' },
      'mappings[1].field is a reference and cannot take text: only an id of an employee',
    ],
    [{ to: 'active', field: 'notes' }, 'mappings[1].field is a boolean and cannot take text'],
    [{ to: 'tags', field: 'notes' }, 'mappings[1].field is a list of words and cannot take text'],
    [{ to: 'notes', field: 'tags' }, 'mappings[1].field takes one value, not a list'],
    [{ to: 'type', value: 'firm' }, 'mappings[1].value must be one of person, company'],
    [{ to: 'email', value: 'nobody' }, 'mappings[1].value must be an e-mail address'],
    [{ to: 'name', value: null }, 'mappings[0].value cannot be empty'],
    [
      { to: 'creditLimit', value: 'x', transforms: [{ type: 'number' }] },
      'mappings[1].value must be a number',
    ],
    [
      { to: 'email', field: 'email', default: 'nobody' },
      'mappings[1].default must be an e-mail address',
    ],
  ])('%j', (each, error) => {
    const [found = '', ...more] = mapping(each)
    expect(found.startsWith(error), found).toBe(true)
    expect(more).toEqual([])
  })
})
