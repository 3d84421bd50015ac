import type { AnyEntity } from './entity.ts'

/** `price_lists` → `price-lists`: in paths and permissions. */
export const slugOf = ({ plural }: Pick<AnyEntity, 'plural'>): string => plural.replaceAll('_', '-')

export type EntityAction = 'create' | 'read' | 'update' | 'delete'

/** `leads:create`: imports and bulk writes need `create`, exports `read`, restoring `delete`. */
export const permissionOf = (entity: Pick<AnyEntity, 'plural'>, action: EntityAction): string =>
  `${slugOf(entity)}:${action}`
