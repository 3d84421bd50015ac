import { settingsIn } from '../access/settings-in.ts'
import type { Deps, Repositories } from '../deps.ts'
import type { TenantScope } from '../shared/scope.ts'
import { customFieldsOf } from './custom-fields-of.ts'
import type { AnyEntity } from './entity.ts'
import type { WriteSurroundings } from './new-values.ts'
import { perEntity, type WriteOptions } from './schemas.ts'

/** What the verbs of the registry need of the world. */
export type RegistryDeps = Pick<Deps, 'newId' | 'clock' | 'cache'>

const hasCurrency = perEntity(({ fields, items }) =>
  Object.values({ ...fields, ...items?.fields }).some(({ kind }) => kind === 'currency'),
)

/** Reads, mostly from the cache, what the rules of a write depend on. */
export async function surroundingsOf(
  deps: RegistryDeps,
  r: Pick<Repositories, 'records' | 'settings'>,
  scope: TenantScope,
  entity: AnyEntity,
  options: WriteOptions = {},
): Promise<WriteSurroundings> {
  return {
    ...options,
    customFields: await customFieldsOf(deps, r, scope, entity),
    currency: hasCurrency(entity) ? (await settingsIn(deps, scope, r)).currency : '',
    now: new Date(deps.clock.now()).toISOString(),
    newId: deps.newId,
  }
}
