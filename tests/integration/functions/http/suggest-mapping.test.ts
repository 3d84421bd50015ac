import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Database } from '../../../../db/open-database.ts'
import { openApiWorld, type ApiWorld } from '../../../support/api-world.ts'
import { openTestDatabase } from '../../../support/database.ts'

interface Pair {
  sourceField: string
  targetField: string
  score: number
  reasons: string[]
}

describe('suggestions of mappings', () => {
  let database: Database
  let world: ApiWorld

  beforeAll(async () => {
    database = await openTestDatabase()
    world = await openApiWorld(database)
    world.addCaller('reader', ['schema:read', 'leads:read'])
    for (const [key, label, type] of [
      ['bin', 'БИН', 'text'],
      ['gorod', 'Город', 'text'],
      ['dogovor', 'Сумма договора', 'number'],
    ] as const) {
      await world.ask('POST', '/custom-fields', { body: { entity: 'lead', key, type, label } })
    }
    await world.ask('POST', '/leads', {
      body: { name: 'Steppe', customFields: { bin: '180540012345', gorod: 'Алматы', dogovor: 5 } },
    })
  })
  afterAll(() => database.close())

  const suggest = async (body: unknown, as = 'owner') => {
    const answer = await world.ask('POST', '/schema/suggest-mapping', { body, as })
    const suggestions = (answer.body['suggestions'] ?? []) as Pair[]
    const mappings = (answer.body['mappings'] ?? []) as { to: string; field: string }[]
    return {
      ...answer,
      suggestions,
      mappings,
      best: (source: string) => suggestions.find(({ sourceField }) => sourceField === source),
      to: (target: string) => mappings.find(({ to }) => to === target),
    }
  }
  const pair = { sourceEntity: 'lead', targetEntity: 'customers' }

  test('find equal names first, and say why', async () => {
    const { status, best, to } = await suggest(pair)
    expect(status).toBe(200)
    expect(best('email')).toMatchObject({
      targetField: 'email',
      score: 1,
      reasons: expect.any(Array),
    })
    expect(best('email')?.reasons[0]).toBe('the same name')
    expect(to('ownerId')).toEqual({ to: 'ownerId', field: 'ownerId' })
  })

  test('read custom fields by their labels', async () => {
    const { best, to } = await suggest(pair)
    expect(best('customFields.bin')?.targetField).toBe('taxId')
    expect(to('taxId')).toEqual({ to: 'taxId', field: 'customFields.bin' })
  })

  test('bring the transforms that the types need', async () => {
    const { to } = await suggest({ sourceEntity: 'lead', targetEntity: 'deal' })
    expect(to('customerId')).toBeUndefined()
    const project = await suggest({ sourceEntity: 'deal', targetEntity: 'project' })
    expect(project.to('customerId')).toEqual({ to: 'customerId', field: 'customerId' })
  })

  test.each([
    ['lead', 'deal'],
    ['lead', 'quote'],
    ['quote', 'order'],
    ['order', 'lead'],
    ['project', 'task'],
    ['work_order', 'purchase_order'],
  ])('have mappings that a rule takes as they are: from %s to %s', async (source, target) => {
    const given = { sourceEntity: source, targetEntity: target }
    const { mappings, suggestions } = await suggest(given)
    expect(mappings.length).toBeGreaterThan(0)
    expect(suggestions.length).toBeGreaterThanOrEqual(mappings.length)
    const rule = { name: 'Suggested', ...given, mappings, existing: { action: 'create' } }
    const { body } = await world.ask('POST', '/conversion/rules/check', { body: rule })
    const errors = (body['errors'] ?? []) as { field: string }[]
    expect(errors.filter(({ field }) => field.startsWith('mappings['))).toEqual([])
  })

  test('are the same for the same question', async () => {
    expect((await suggest(pair)).text).toBe((await suggest(pair)).text)
  })

  test('are there for headers of a file, with its samples', async () => {
    const { best, mappings } = await suggest({
      headers: ['ФИО', 'Тел.', 'Колонка 3'],
      samples: [
        ['Айгерим Садыкова', '8 701 123 45 67', 'a@b.kz'],
        ['Тимур Ли', '+7 702 000 11 22', 'timur@steppe.kz'],
      ],
      targetEntity: 'lead',
    })
    expect(best('ФИО')?.targetField).toBe('name')
    expect(best('Тел.')?.targetField).toBe('phone')
    expect(best('Колонка 3')?.targetField).toBe('email')
    expect(mappings).toContainEqual({ to: 'phone', field: 'Тел.', transforms: [{ type: 'phone' }] })
  })

  test('give a rule what it takes', async () => {
    const { mappings } = await suggest(pair)
    const { body } = await world.ask('POST', '/conversion/rules/check', {
      body: { name: 'Lead to customer', sourceEntity: 'lead', targetEntity: 'customer', mappings },
    })
    expect(body).toMatchObject({ valid: true, errors: [] })
  })

  test('learn what was accepted and rejected, and leave a trail of it (I25)', async () => {
    const before = await suggest(pair)
    const old = before.suggestions.find(
      ({ sourceField, targetField }) =>
        sourceField === 'customFields.gorod' && targetField === 'address',
    )
    const given = await world.ask('POST', '/schema/mapping-feedback', {
      body: {
        ...pair,
        pairs: [
          { sourceField: 'customFields.gorod', targetField: 'address', accepted: true },
          { sourceField: 'customFields.bin', targetField: 'taxId', accepted: false },
        ],
      },
    })
    expect(given).toMatchObject({ status: 200, body: { recorded: 2 } })
    const after = await suggest(pair)
    expect(after.to('address')).toEqual({ to: 'address', field: 'customFields.gorod' })
    expect(after.best('customFields.gorod')?.score).toBeGreaterThan(old?.score ?? 0)
    expect(after.to('taxId')).toBeUndefined()
    const trail = await world.ask('GET', '/audit?entity=mapping_feedback')
    expect(trail.body.items).toHaveLength(1)
  })

  test('learn from a rule that is saved', async () => {
    const mappings = [
      { to: 'name', field: 'name' },
      { to: 'address', field: 'company' },
    ]
    const rule = { name: 'Odd', sourceEntity: 'lead', targetEntity: 'supplier', mappings }
    expect((await world.ask('POST', '/conversion/rules', { body: rule })).status).toBe(201)
    const { best } = await suggest({ sourceEntity: 'lead', targetEntity: 'supplier' })
    expect(best('company')).toMatchObject({ targetField: 'address' })
    expect(best('company')?.reasons).toContain('accepted here before')
  })

  test('are refused to who may not read both, and for entities that are none', async () => {
    expect((await suggest(pair, 'reader')).status).toBe(403)
    expect((await suggest({ sourceEntity: 'lead', targetEntity: 'nothing' })).status).toBe(404)
    expect((await suggest({ targetEntity: 'lead' })).status).toBe(400)
  })
})
