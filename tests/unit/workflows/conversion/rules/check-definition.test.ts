import { describe, expect, test } from 'vitest'
import { DEFAULT_SETTINGS } from '../../../../../workflows/access/settings.ts'
import { completeRule } from '../../../../../workflows/conversion/rules/complete-rule.ts'
import type { Mapping, RuleInput } from '../../../../../workflows/conversion/rules/rule-schema.ts'
import { check, name } from '../../../../support/check-rule.ts'

describe('what is encrypted', () => {
  const of = (mappings: Mapping[], targetEntity: string) =>
    check({ sourceEntity: 'employee', targetEntity, mappings: [name, ...mappings] })
  const toIban = { to: 'notes', field: 'iban' } as const

  test('goes nowhere but into what is encrypted, unseen', () => {
    expect(of([toIban], 'customer')).toEqual([
      'mappings[1].field iban is encrypted and notes is not',
    ])
    expect(of([{ to: 'notes', path: '/iban' }], 'customer')[0]).toMatch(
      /^mappings\[1\].path iban is encrypted/,
    )
    expect(of([{ to: 'notes', expression: 'source.iban' }], 'customer')[0]).toMatch(
      /iban is encrypted/,
    )
    expect(of([{ to: 'notes', expression: 'source["iban"]' }], 'customer')[0]).toMatch(
      /iban is encrypted/,
    )
    expect(
      of(
        [{ to: 'notes', value: 'x', transforms: [{ type: 'template', text: '{iban}' }] }],
        'customer',
      )[0],
    ).toMatch(/iban is encrypted/)
    expect(
      check({
        sourceEntity: 'employee',
        targetEntity: 'customer',
        mappings: [name],
        condition: 'source.iban != null',
      })[0],
    ).toMatch(/^condition iban is encrypted/)
    expect(of([{ ...toIban, transforms: [{ type: 'case', to: 'lower' }] }], 'customer')[0]).toMatch(
      /no transform but trim/,
    )
  })
  test('and goes there', () => {
    const found = of([{ to: 'iban', field: 'iban', transforms: [{ type: 'trim' }] }], 'employee')
    expect(found.filter((error) => error.includes('iban'))).toEqual([])
  })
})

describe('a target', () => {
  const deal = { entity: 'deal', mappings: [{ to: 'title', field: 'name' }] }
  const customer = { entity: 'customer', mappings: [name] }

  test.each<[string, Partial<RuleInput>, string[]]>([
    [
      'is an entity',
      { targetEntity: 'client', mappings: [] },
      ['targetEntity client is not an entity'],
    ],
    [
      'comes from an entity',
      { sourceEntity: 'prospect', targets: [customer] },
      ['sourceEntity prospect is not an entity'],
    ],
    [
      'is not made by Potok alone',
      { targetEntity: 'invoice', mappings: [] },
      ['targetEntity only Potok makes records of the invoice'],
    ],
    [
      'has what it needs',
      { targetEntity: 'customer', mappings: [] },
      ['mappings must map name, which a customer needs'],
    ],
    [
      'has each field once',
      { targetEntity: 'customer', mappings: [name, name] },
      ['mappings[1].to name is mapped twice'],
    ],
    [
      'sets nothing that Potok sets',
      {
        targetEntity: 'deal',
        mappings: [
          { to: 'title', field: 'name' },
          { to: 'value', field: 'budget' },
        ],
      },
      ['mappings[1].to value is set by Potok and cannot be mapped'],
    ],
    [
      'begins where records may',
      {
        targetEntity: 'deal',
        mappings: [
          { to: 'title', field: 'name' },
          { to: 'stage', value: 'WON' },
        ],
      },
      ['mappings[1].value of a new record must be one of LEAD, QUALIFIED, PROPOSAL, NEGOTIATION'],
    ],
    [
      'has a key of its own',
      {
        targets: [
          { ...customer, key: 'a' },
          { ...deal, key: 'a' },
        ],
      },
      ['targets[1].key a is the key of an earlier target'],
    ],
    [
      'does not take the key of the source',
      { targets: [{ ...customer, key: 'source' }] },
      ['targets[0].key source is a name of rules themselves'],
    ],
    [
      'has no later target',
      {
        targets: [
          { ...deal, mappings: [...deal.mappings, { to: 'customerId', record: 'customer' }] },
          customer,
        ],
      },
      [
        'targets[0].mappings[1].record customer is not the source nor an earlier target: one of source',
      ],
    ],
    [
      'is wanted by a truth',
      { targets: [{ ...customer, when: '"yes"' }] },
      ['targets[0].when must give true or false, and gives text'],
    ],
    [
      'follows a condition that is one',
      { targets: [customer], condition: 'source.gone == 1' },
      ['condition gone is not a field of the lead'],
    ],
  ])('%s', (_, input, errors) => {
    expect(check(input)).toEqual(errors)
  })

  test('of the same entity as an earlier one gets a key of its own', () => {
    const rule = { name: 'Rule', sourceEntity: 'lead', targets: [deal, deal] } as RuleInput
    const definition = completeRule(rule, DEFAULT_SETTINGS)
    expect(definition.targets.map(({ key }) => key)).toEqual(['deal', 'deal2'])
  })
})

describe('what is there already', () => {
  const existing = (found: NonNullable<RuleInput['existing']>, ...more: Mapping[]) =>
    check({ targetEntity: 'customer', mappings: [name, ...more], existing: found })
  const email: Mapping = { to: 'email', field: 'email' }

  test('is found by fields that are mapped and can be searched by', () => {
    expect(
      existing(
        { action: 'link', match: [{ field: 'email' }, { field: 'name', similarity: 0.9 }] },
        email,
      ),
    ).toEqual([])
    expect(existing({ action: 'link' })).toEqual([
      'existing.match must name a mapped field by which link finds what is there',
    ])
    expect(existing({ action: 'link', match: [{ field: 'email' }] })).toEqual([
      'existing.match[0].field email is not mapped, so there is nothing to look for',
    ])
    expect(existing({ action: 'link', match: [{ field: 'gone' }] })).toEqual([
      'existing.match[0].field gone is not a field of the customer',
    ])
    expect(
      existing(
        { action: 'link', match: [{ field: 'address' }] },
        { to: 'address', field: 'notes' },
      ),
    ).toEqual(['existing.match[0].field address cannot be searched by'])
    expect(
      existing(
        { action: 'link', match: [{ field: 'type', similarity: 0.9 }] },
        { to: 'type', value: 'person' },
      ),
    ).toEqual(['existing.match[0].field type cannot be compared by similarity, only text can'])
  })
  test('is overwritten by name', () => {
    const match = [{ field: 'email' }]
    expect(existing({ action: 'overwrite', match, overwrite: ['name'] }, email)).toEqual([])
    expect(existing({ action: 'overwrite', match }, email)).toEqual([
      'existing.overwrite must name the fields that are replaced',
    ])
    expect(existing({ action: 'overwrite', match, overwrite: ['notes'] }, email)).toEqual([
      'existing.overwrite[0] notes is not mapped',
    ])
    expect(existing({ action: 'fill', match, overwrite: ['name'] }, email)).toEqual([
      'existing.overwrite is for the action overwrite',
    ])
  })
  test('is treated as the workspace says where the rule does not', () => {
    const action = (defaultDuplicateHandling: 'skip' | 'update' | 'create_new' | 'fail') =>
      completeRule(
        { name: 'Rule', sourceEntity: 'lead', targetEntity: 'customer', mappings: [name, email] },
        { conversion: { autoConversion: true, defaultDuplicateHandling } },
      ).targets[0]?.existing.action
    expect(['skip', 'update', 'create_new', 'fail'].map((each) => action(each as 'skip'))).toEqual([
      'link',
      'fill',
      'create',
      'refuse',
    ])
  })
})

test('changes of the source are checked as well', () => {
  const changes = (sourceChanges: RuleInput['sourceChanges']) =>
    check({ targetEntity: 'customer', mappings: [name], sourceChanges })
  expect(changes([{ to: 'status', value: 'converted' }])).toEqual([])
  expect(changes([{ to: 'status', value: 'gone' }])).toEqual([
    'sourceChanges[0].value must be one of new, contacted, qualified, converted, lost',
  ])
  expect(changes([{ to: 'gone', value: 1 }])).toEqual([
    'sourceChanges[0].to gone is not a field of the lead',
  ])
  expect(
    changes([
      { to: 'notes', value: 'a' },
      { to: 'notes', value: 'b' },
    ]),
  ).toEqual(['sourceChanges[1].to notes is mapped twice'])
})
