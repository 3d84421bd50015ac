import { expect, test } from 'vitest'
import { listParameters } from '../../../../../functions/http/registry/list-parameters.ts'
import { ENTITIES } from '../../../../../workflows/entities/catalog.ts'
import type { AnyEntity } from '../../../../../workflows/registry/entity.ts'
import { parseListQuery } from '../../../../../workflows/registry/parse-list-query.ts'

test.each(ENTITIES.map((entity): [string, AnyEntity] => [entity.name, entity]))(
  'the list of %s takes every parameter and order that its document names',
  (_, entity) => {
    const { limit, cursor, sort, deleted, ...others } = listParameters(entity).shape
    expect([limit, cursor, deleted]).not.toContain(undefined)
    for (const order of sort.unwrap().options) parseListQuery(entity, [], { sort: order })
    if ('search' in others) parseListQuery(entity, [], { search: 'x' })
    else expect(() => parseListQuery(entity, [], { search: 'x' })).toThrow('not offered')
    const filters = Object.keys(others).filter((name) => name !== 'search')
    for (const name of filters) parseListQuery(entity, [], { [`${name}[null]`]: 'true' })
  },
)
