import fc from 'fast-check'
import { createMemoryCache } from '../../adapters/cache/create-memory-cache.ts'
import { createInTenant } from '../../db/create-in-tenant.ts'
import { openKeyring } from '../../db/encryption/open-keyring.ts'
import type { Database } from '../../db/open-database.ts'
import { ENTITIES } from '../../workflows/entities/catalog.ts'
import type { Repositories } from '../../workflows/deps.ts'
import { EVENT_CATALOG } from '../../workflows/event-catalog.ts'
import { createRecord } from '../../workflows/registry/create-record.ts'
import type { AnyEntity } from '../../workflows/registry/entity.ts'
import type { RegistryDeps } from '../../workflows/registry/surroundings.ts'
import type { EventContext } from '../../workflows/shared/events.ts'
import type { TenantScope } from '../../workflows/shared/scope.ts'
import { inputOf } from './entity-arbitraries.ts'
import { clock, newId } from './ids.ts'
import { quietLogger } from './quiet-logger.ts'

/** The registry on a database, with a key for encrypted fields. */
export async function openRegistry(database: Database) {
  const logger = quietLogger
  const masterKey = new Uint8Array(32).fill(7)
  const keyring = await openKeyring(database, { masterKey, clock, logger })
  const options = { catalog: EVENT_CATALOG, clock, newId, logger, keyring }
  const inTenant = createInTenant(database, options)
  const deps = { clock, newId, cache: createMemoryCache({ clock, logger }) }
  const contextOf = (scope: TenantScope): EventContext => ({
    ...scope,
    actor: { type: 'user', id: 'somebody' },
    source: 'test',
  })
  return {
    deps,
    contextOf,
    inTenant,
    /** Does something in a transaction of the tenant's, as somebody. */
    as: <T>(
      scope: TenantScope,
      work: (r: Repositories, context: EventContext) => Promise<T>,
    ): Promise<T> => inTenant(contextOf(scope), (r) => work(r, contextOf(scope))),
    /** The same, undone at its end. */
    trying: async <T>(
      scope: TenantScope,
      work: (r: Repositories, context: EventContext) => Promise<T>,
    ): Promise<T> => {
      const undone = new Error('undone')
      let outcome: { value: T } | undefined
      await inTenant(contextOf(scope), async (r) => {
        outcome = { value: await work(r, contextOf(scope)) }
        throw undone
      }).catch((error: unknown) => {
        if (error !== undone) throw error
      })
      if (!outcome) throw new Error('Nothing came of it')
      return outcome.value
    },
  }
}

export type Registry = Awaited<ReturnType<typeof openRegistry>>

/** One record of every entity, complete and with items. @returns their ids by the name of the entity */
export async function seedRecords(
  registry: { deps: RegistryDeps; as: Registry['as'] },
  scope: TenantScope,
): Promise<Record<string, string[]>> {
  const references: Record<string, string[]> = {}
  for (const entity of inDependencyOrder()) {
    const inputs = inputOf(entity, { references, complete: true }).filter(
      ({ items }) => !entity.items || (items as unknown[]).length > 0,
    )
    // A bill of materials needs two products.
    const numRuns = entity.name === 'product' ? 2 : 1
    const samples = fc.sample(inputs, { numRuns, seed: 1 })
    for (const input of samples) {
      const record = await registry.as(scope, (r, context) =>
        createRecord(registry.deps, r, context, entity, input, writesOf(entity)),
      )
      references[entity.name] = [...(references[entity.name] ?? []), record.id]
    }
  }
  return references
}

/** Items that only Potok writes are written as Potok does. */
export const writesOf = ({ items }: AnyEntity) => ({ internal: items?.readOnly === true })

function inDependencyOrder(): AnyEntity[] {
  const ordered: AnyEntity[] = []
  const add = (entity: AnyEntity, under: readonly AnyEntity[]) => {
    if (ordered.includes(entity) || under.includes(entity)) return
    for (const field of Object.values({ ...entity.fields, ...entity.items?.fields })) {
      const target = ENTITIES.find(({ name }) => name === field.references)
      if (target) add(target, [...under, entity])
    }
    ordered.push(entity)
  }
  for (const entity of ENTITIES) add(entity, [])
  return ordered
}
