import { describe, expect, test } from 'vitest'
import type { Mapping } from '../../../../../workflows/conversion/rules/rule-schema.ts'
import { mapping } from '../../../../support/check-rule.ts'

describe('a path, expression or transform is refused', () => {
  test.each<[Partial<Mapping> & { to: string }, string]>([
    [
      { to: 'notes', path: '/nothing/there' },
      'mappings[1].path nothing is not a field of the lead',
    ],
    [
      { to: 'notes', path: '/name/first' },
      'mappings[1].path name is text, and has nothing below it',
    ],
    [{ to: 'notes', path: '/metadata/~2' }, 'mappings[1].path must write ~ as ~0'],
    [
      { to: 'notes', path: '/customFields/gone' },
      'mappings[1].path customFields.gone is not a custom field',
    ],
    [{ to: 'notes', path: '/__proto__/x' }, 'mappings[1].path __proto__ is not a field'],
    [{ to: 'notes', path: '/constructor' }, 'mappings[1].path constructor is not a field'],
    [{ to: 'notes', expression: 'source.name +' }, 'mappings[1].expression is not an expression'],
    [
      { to: 'notes', expression: 'name' },
      'mappings[1].expression is not an expression: Unknown variable: name',
    ],
    [
      { to: 'notes', expression: 'item.name' },
      'mappings[1].expression is not an expression: Unknown variable: item',
    ],
    [
      { to: 'notes', expression: 'source.gone' },
      'mappings[1].expression gone is not a field of the lead',
    ],
    [
      { to: 'notes', expression: 'has(source.customFields.gone) ? "a" : "b"' },
      'mappings[1].expression customFields.gone is not',
    ],
    [
      { to: 'notes', expression: 'source == null ? "a" : "b"' },
      'mappings[1].expression takes the whole source',
    ],
    [
      { to: 'notes', expression: 'source[source.name]' },
      'mappings[1].expression takes the whole source',
    ],
    [{ to: 'notes', expression: 'now.day' }, 'mappings[1].expression now is text'],
    [
      { to: 'active', expression: '"yes"' },
      'mappings[1].expression is a boolean and cannot take text',
    ],
    [
      { to: 'notes', expression: Array.from({ length: 200 }, () => '"a"').join('+') },
      'mappings[1].expression is not an expression',
    ],
    [
      { to: 'notes', expression: 'cel.bind(a, "x", a)' },
      'mappings[1].expression is not an expression: cel.bind',
    ],
    [
      { to: 'notes', field: 'budget', transforms: [{ type: 'trim' }] },
      'mappings[1].transforms[0] trim takes text, not money',
    ],
    [
      { to: 'notes', field: 'notes', transforms: [{ type: 'join', with: ',' }] },
      'mappings[1].transforms[0] join takes a list',
    ],
    [
      { to: 'notes', field: 'notes', transforms: [{ type: 'template', text: '{gone}' }] },
      'mappings[1].transforms[0].text gone is not a field',
    ],
    [
      { to: 'notes', field: 'notes', transforms: [{ type: 'template', text: '{value' }] },
      'mappings[1].transforms[0].text has a brace by itself',
    ],
    [
      {
        to: 'customFields.since',
        field: 'notes',
        transforms: [{ type: 'date', format: 'DD.MM.YYYY' }],
      },
      'mappings[1].transforms[0].format is no format',
    ],
    [
      {
        to: 'customFields.since',
        field: 'notes',
        transforms: [{ type: 'date', zone: 'Mars/Base' }],
      },
      'mappings[1].transforms[0].zone must be a time zone',
    ],
    [
      { to: 'phone', field: 'notes', transforms: [{ type: 'phone', country: 'XX' }] },
      'mappings[1].transforms[0].country must be a country',
    ],
    [
      {
        to: 'type',
        field: 'status',
        transforms: [{ type: 'lookup', values: { new: 'person', lost: 'company' } }],
      },
      'mappings[1].transforms[0].values has no value for contacted, qualified, converted',
    ],
    [
      { to: 'type', field: 'notes', transforms: [{ type: 'lookup', values: { a: 'firm' } }] },
      'mappings[1].transforms[0].values.a must be one of person, company',
    ],
    [
      {
        to: 'type',
        field: 'notes',
        transforms: [{ type: 'lookup', values: { a: 'person' }, otherwise: 'b' }],
      },
      'mappings[1].transforms[0].otherwise must be one of',
    ],
    [
      {
        to: 'type',
        field: 'notes',
        transforms: [{ type: 'lookup', values: { A: 'person', 'a ': 'company' } }],
      },
      'mappings[1].transforms[0].values.a  is there twice',
    ],
  ])('%j', (each, error) => {
    const [found = '', ...more] = mapping(each)
    expect(found.startsWith(error), found).toBe(true)
    expect(more).toEqual([])
  })

  test('a phone needs a country where the workspace has none', () => {
    const each: Mapping = { to: 'phone', field: 'notes', transforms: [{ type: 'phone' }] }
    expect(mapping(each, 'UTC')).toEqual([
      'mappings[1].transforms[0].country must be said: the workspace’s zone UTC is of no country',
    ])
  })
})
