import type { TenantScope } from './scope.ts'

/** What may be cached; an event that changes one of these drops it in every process. */
export type CacheKind = 'settings' | 'custom_fields' | 'rules' | 'schemas'

/**
 * Hot reads of one tenant. Entries live for 300 s at most, are dropped at once in the process that
 * changed them, and in others as soon as they read the event of the change.
 */
export interface Cache {
  /** The cached value, or what `load` gives. Failures and `undefined` are not kept. */
  get<T>(scope: TenantScope, kind: CacheKind, key: string, load: () => Promise<T>): Promise<T>
  /** Forgets every entry of that kind of the tenant. Called after each commit, by the events in it. */
  invalidate(scope: TenantScope, kind: CacheKind): void
}
