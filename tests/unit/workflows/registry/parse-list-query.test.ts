import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { ENTITIES } from '../../../../workflows/entities/catalog.ts'
import { employee } from '../../../../workflows/entities/employee.ts'
import { lead } from '../../../../workflows/entities/lead.ts'
import type { AnyEntity } from '../../../../workflows/registry/entity.ts'
import { parseListQuery } from '../../../../workflows/registry/parse-list-query.ts'
import { AppError } from '../../../../workflows/shared/errors.ts'

type Params = Record<string, string | string[]>
const parse = (params: Params, entity: AnyEntity = lead) => parseListQuery(entity, [], params)
const refused = (params: Params, entity: AnyEntity = lead) => {
  try {
    parse(params, entity)
  } catch (error) {
    if (error instanceof AppError) return error.fields
    throw error
  }
  return []
}

describe('the parameters of a list', () => {
  test('nothing asks for the 20 newest', () => {
    expect(parse({})).toEqual({ limit: 20, conditions: [] })
  })

  test('become typed conditions in their normal form', () => {
    expect(
      parse({
        email: ' Anna@Example.KZ',
        'budget[gte]': '100',
        'status[in]': 'new,lost',
        'company[null]': 'true',
        'createdAt[lt]': '2026-01-31T09:00:00+05:00',
        sort: '-budget',
        search: ' Иван ',
        limit: '5',
        deleted: 'only',
      }),
    ).toEqual({
      limit: 5,
      search: 'Иван',
      sort: { field: 'budget', descending: true },
      deleted: 'only',
      conditions: [
        { field: 'email', operator: 'eq', value: 'anna@example.kz' },
        { field: 'budget', operator: 'gte', value: 100 },
        { field: 'status', operator: 'in', value: ['new', 'lost'] },
        { field: 'company', operator: 'null', value: true },
        { field: 'createdAt', operator: 'lt', value: '2026-01-31T04:00:00.000Z' },
      ],
    })
  })

  test.each([
    ['nope', '1', 'is not a parameter of this list'],
    ['notes', 'x', 'is not a parameter of this list'],
    ['__proto__', 'x', 'is not a parameter of this list'],
    ['constructor', 'x', 'is not a parameter of this list'],
    ['customFields.size', '1', 'is not a parameter of this list'],
    ['budget[gte]', 'abc', 'must be a number'],
    ['budget[gte]', '-1', 'must be at least 0'],
    ['budget', '1e3', 'must be a number'],
    ['status', 'old', 'must be one of new, contacted, qualified, converted, lost'],
    ['status[gt]', 'new', 'must be one of status[eq], status[ne], status[in], status[null]'],
    ['company[null]', 'yes', 'must be true or false'],
    ['name[contains]', '', 'must not be empty'],
    ['id', 'x', 'must be an id'],
    ['limit', '0', 'must be a whole number from 1 to 100'],
    ['limit', '101', 'must be a whole number from 1 to 100'],
    ['deleted', 'true', 'must be only'],
    ['search', ' ', 'must not be empty'],
    ['cursor', '', 'must be the nextCursor of a page'],
  ])('%s=%s is refused by name', (field, value, rule) => {
    const params = JSON.parse(`{${JSON.stringify(field)}:${JSON.stringify(value)}}`) as Params
    expect(refused(params)).toEqual([{ field, rule }])
  })

  test('a parameter of the list itself is given once; conditions may repeat', () => {
    expect(refused({ limit: ['1', '2'] })).toEqual([{ field: 'limit', rule: 'must be given once' }])
    expect(parse({ tags: ['a', 'b'] }).conditions).toHaveLength(2)
  })

  test('of an encrypted field only equality can be asked', () => {
    expect(parse({ nationalId: '1' }, employee).conditions).toHaveLength(1)
    expect(refused({ 'nationalId[contains]': '1' }, employee)).toMatchObject([
      { field: 'nationalId[contains]' },
    ])
    expect(refused({ sort: 'nationalId' }, employee)).toHaveLength(1)
  })

  test('whatever is asked of whichever list, the answer is a query or names of parameters', () => {
    const name = fc.constantFrom(
      'limit',
      'sort',
      'search',
      'cursor',
      'deleted',
      'id',
      'createdAt',
      ...new Set(ENTITIES.flatMap(({ fields }) => Object.keys(fields))),
    )
    const operator = fc.constantFrom('', '[in]', '[gte]', '[null]', '[contains]', '[ne]', '[x]')
    const key = fc.oneof(
      fc.tuple(name, operator).map((parts) => parts.join('')),
      fc.string({ unit: 'binary' }),
    )
    const value = fc.oneof(fc.string({ unit: 'binary' }), fc.constantFrom('1', 'true', '-1e9', ','))
    fc.assert(
      fc.property(fc.constantFrom(...ENTITIES), fc.dictionary(key, value), (entity, params) => {
        const fields = refused(params, entity)
        for (const { field } of fields) expect(Object.keys(params)).toContain(field)
      }),
      { numRuns: 50 },
    )
  })
})
