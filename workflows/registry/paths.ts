import type { AnyEntity, EntityAction } from './entity.ts'

type Named = Pick<AnyEntity, 'plural'>

/** `price_lists` → `price-lists`: in permissions, and in paths where none is declared. */
export const slugOf = ({ plural }: Named): string => plural.replaceAll('_', '-')

/** Where its routes are: `/api/v1/price-lists`. */
export const pathOfEntity = (entity: Pick<AnyEntity, 'plural' | 'path'>): string =>
  `/api/v1/${entity.path ?? slugOf(entity)}`

/** `leads:create`: imports and bulk writes need `create`, exports `read`, restoring `delete`. */
export const permissionOf = (
  entity: Pick<AnyEntity, 'plural' | 'permissions'>,
  action: EntityAction,
): string => entity.permissions?.[action] ?? `${slugOf(entity)}:${action}`
