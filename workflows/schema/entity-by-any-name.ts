import { ENTITIES } from '../entities/catalog.ts'
import type { AnyEntity } from '../registry/entity.ts'
import { slugOf } from '../registry/paths.ts'
import { AppError } from '../shared/errors.ts'

/**
 * An entity by its name, plural or slug, in any case: `price_list`, `price_lists`, `price-lists`.
 * @throws AppError `not_found`
 */
export function entityByAnyName(name: string): AnyEntity {
  const wanted = name.toLowerCase()
  const found = ENTITIES.find(
    (entity) => entity.name === wanted || entity.plural === wanted || slugOf(entity) === wanted,
  )
  if (found) return found
  throw new AppError('not_found', 'There is no such entity')
}
