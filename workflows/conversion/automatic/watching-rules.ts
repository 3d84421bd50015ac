import type { Deps, Repositories } from '../../deps.ts'
import { conversionRule } from '../../entities/conversion-rule.ts'
import { allRecords } from '../../shared/find-record.ts'
import type { TenantScope } from '../../shared/scope.ts'

/** An active rule that looks at records by itself: it converts automatically, or runs in shadow. */
export interface WatchingRule {
  id: string
  name: string
  version: number
}

export type WatchingRules = ReadonlyMap<string, readonly WatchingRule[]>

/**
 * The rules of the workspace that look at records by themselves, by their source entity, oldest first;
 * from the cache. Not compiled: a rule that is broken must not keep anybody from changing a record.
 */
export function watchingRules(
  { cache }: Pick<Deps, 'cache'>,
  r: Pick<Repositories, 'records'>,
  { organizationId, workspaceId }: TenantScope,
): Promise<WatchingRules> {
  return cache.get({ organizationId, workspaceId }, 'rules', 'watching', async () => {
    const active = { field: 'active', operator: 'eq', value: true } as const
    const rules = await allRecords(r, conversionRule, { conditions: [active] })
    const watching = rules
      .filter(({ trigger, shadow }) => trigger === 'automatic' || shadow !== null)
      .toSorted((a, b) => (a.id < b.id ? -1 : 1))
    return Map.groupBy(watching, ({ sourceEntity }) => sourceEntity)
  })
}
