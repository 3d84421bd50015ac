import type { Cache, CacheKind } from '../../workflows/shared/cache.ts'
import type { Clock, Logger } from '../../workflows/shared/runtime.ts'
import type { TenantScope } from '../../workflows/shared/scope.ts'

const LIFETIME = 300_000
const CAPACITY = 10_000
/** How old the last look at other processes' changes may be. */
const TOLERANCE = 1000

/** Something of a tenant that another process has changed. */
export interface Change {
  organizationId: string
  workspaceId: string
  kind: CacheKind
}

export interface MemoryCacheOptions {
  clock: Clock
  logger?: Logger
  /** What was committed since it was last called. Absent where there is one process. */
  changes?: () => Promise<readonly Change[]>
  /** Entries in all; the one that was asked for least recently goes first. */
  capacity?: number
}

export interface MemoryCache extends Cache {
  /**
   * Looks for changes of other processes, when the last look is a second old: no timer keeps a
   * serverless host awake. Belongs before a transaction, never into one: the look needs a connection,
   * and in a pool of which every connection waits for another nobody would ever get one.
   */
  refresh(): Promise<void>
}

/** A cache in this process. */
export function createMemoryCache(options: MemoryCacheOptions): MemoryCache {
  const { clock, logger, changes, capacity = CAPACITY } = options
  const entries = new Map<string, { value: unknown; until: number }>()
  const loads = new Map<string, Promise<unknown>>()
  let lastLook = Number.NEGATIVE_INFINITY
  let looking: Promise<void> | null = null

  /** Loads under way are forgotten too: what they saw may be older than the change. */
  function drop({ organizationId, workspaceId, kind }: Change): void {
    const prefix = `${kind}/${organizationId}/${workspaceId}/`
    for (const map of [entries, loads]) {
      for (const id of map.keys()) if (id.startsWith(prefix)) map.delete(id)
    }
  }

  async function look(read: () => Promise<readonly Change[]>): Promise<void> {
    const begun = clock.now()
    try {
      for (const change of await read()) drop(change)
      lastLook = begun
    } catch (error) {
      entries.clear()
      loads.clear()
      logger?.warn({ err: error }, 'Changes of other processes cannot be read: the cache is empty.')
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
      const id = `${kind}/${scope.organizationId}/${scope.workspaceId}/${key}`
      const entry = entries.get(id)
      if (entry && clock.now() < entry.until) {
        entries.delete(id)
        entries.set(id, entry)
        return entry.value as T
      }
      const shared = loads.get(id) as Promise<T> | undefined
      // Whoever shares a load does not share its failure: it may be that of another's transaction.
      return shared ? shared.catch(work) : load(id, work)
    },
    invalidate: ({ organizationId, workspaceId }, kind) =>
      drop({ organizationId, workspaceId, kind }),
    refresh: async () => {
      if (!changes || clock.now() - lastLook < TOLERANCE) return
      looking ??= look(changes).finally(() => {
        looking = null
      })
      await looking
    },
  }
}
