import type { Cache } from '../../workflows/shared/cache.ts'
import type { Clock } from '../../workflows/shared/runtime.ts'

/** A cache in this process. */
export function createMemoryCache(_options: { clock: Clock }): Cache {
  return { get: (_scope, _kind, _key, load) => load(), invalidate: () => undefined }
}
