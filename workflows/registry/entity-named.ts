import { ENTITIES } from '../entities/catalog.ts'
import type { AnyEntity } from './entity.ts'

/** An entity of the registry by its name, such as `price_list`. */
export const entityNamed = (name: string): AnyEntity | undefined =>
  ENTITIES.find((entity) => entity.name === name)
