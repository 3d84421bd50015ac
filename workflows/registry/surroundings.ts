import type { Deps, Repositories } from '../deps.ts'
import type { TenantScope } from '../shared/scope.ts'
import { customFieldsOf } from './custom-fields-of.ts'
import { DEFAULT_CURRENCY } from './default-currency.ts'
import type { AnyEntity } from './entity.ts'
import type { WriteSurroundings } from './new-values.ts'
import type { WriteOptions } from './schemas.ts'

/** What the verbs of the registry need of the world. */
export type RegistryDeps = Pick<Deps, 'newId' | 'clock' | 'cache'>

/** Reads, mostly from the cache, what the rules of a write depend on. */
export async function surroundingsOf(
  deps: RegistryDeps,
  r: Pick<Repositories, 'records'>,
  scope: TenantScope,
  entity: AnyEntity,
  options: WriteOptions = {},
): Promise<WriteSurroundings> {
  return {
    ...options,
    customFields: await customFieldsOf(deps, r, scope, entity),
    currency: DEFAULT_CURRENCY,
    now: new Date(deps.clock.now()).toISOString(),
    newId: deps.newId,
  }
}
