import type { Cache, CacheKind } from '../../workflows/shared/cache.ts'
import type { Clock, Logger } from '../../workflows/shared/runtime.ts'
import type { TenantScope } from '../../workflows/shared/scope.ts'

const LIFETIME = 300_000
const CAPACITY = 10_000
/** How old the last look at other processes' changes may be. */
const TOLERANCE: Record<CacheKind, number> = {
  // Nobody may be let in on the strength of a permission that was revoked before they asked.
  permissions: 0,
  settings: 1000,
  custom_fields: 1000,
  rules: 1000,
  schemas: 1000,
}

/** Something of a tenant that another process has changed. Without a workspace: of the organization. */
export interface Change {
  organizationId: string
  workspaceId?: string
  kind: CacheKind
}

export interface MemoryCacheOptions {
  clock: Clock
  logger?: Logger
  /**
   * What was committed since it was last called. Absent where there is one process. Called when
   * something is asked for, so that no timer keeps a serverless host awake.
   */
  changes?: () => Promise<readonly Change[]>
  /** Entries in all; the one that was asked for least recently goes first. */
  capacity?: number
}

/** A cache in this process. */
export function createMemoryCache(options: MemoryCacheOptions): Cache {
  const { clock, logger, changes, capacity = CAPACITY } = options
  const entries = new Map<string, { value: unknown; until: number }>()
  const loads = new Map<string, Promise<unknown>>()
  const look = changes && createLook(clock, changes, drop)

  /** Loads under way are forgotten too: what they saw may be older than the change. */
  function drop({ organizationId, workspaceId, kind }: Change): void {
    const prefix = workspaceId
      ? `${kind}/${organizationId}/${workspaceId}/`
      : `${kind}/${organizationId}/`
    for (const map of [entries, loads]) {
      for (const id of map.keys()) if (id.startsWith(prefix)) map.delete(id)
    }
  }

  function keep(id: string, value: unknown): void {
    entries.delete(id)
    entries.set(id, { value, until: clock.now() + LIFETIME })
    if (entries.size > capacity) entries.delete(entries.keys().next().value ?? '')
  }

  function load<T>(id: string, work: () => Promise<T>): Promise<T> {
    const running = work()
      .then((value) => {
        if (value !== undefined && loads.get(id) === running) keep(id, value)
        return value
      })
      .finally(() => {
        if (loads.get(id) === running) loads.delete(id)
      })
    loads.set(id, running)
    return running
  }

  return {
    get: async <T>(scope: TenantScope, kind: CacheKind, key: string, work: () => Promise<T>) => {
      try {
        await look?.(TOLERANCE[kind])
      } catch (error) {
        logger?.warn(
          { err: error },
          'The changes of other processes cannot be read; nothing is taken from the cache.',
        )
        return work()
      }
      const id = `${kind}/${scope.organizationId}/${scope.workspaceId}/${key}`
      const entry = entries.get(id)
      if (entry && clock.now() < entry.until) {
        entries.delete(id)
        entries.set(id, entry)
        return entry.value as T
      }
      return (loads.get(id) as Promise<T> | undefined) ?? load(id, work)
    },
    invalidate: ({ organizationId, workspaceId }, kind) =>
      drop({ organizationId, workspaceId, kind }),
  }
}

/** Looks at most once at a time; whoever comes while a look is under way shares the next one. */
function createLook(
  clock: Clock,
  changes: () => Promise<readonly Change[]>,
  apply: (change: Change) => void,
) {
  let lastBegun = Number.NEGATIVE_INFINITY
  let running: Promise<void> = Promise.resolve()
  let next: Promise<void> | null = null

  async function lookNow(): Promise<void> {
    const begun = clock.now()
    for (const change of await changes()) apply(change)
    lastBegun = begun
  }
  return async (tolerance: number): Promise<void> => {
    if (clock.now() - lastBegun < tolerance) return
    next ??= running
      .catch(() => undefined)
      .then(() => {
        next = null
        running = lookNow()
        return running
      })
    await next
  }
}
