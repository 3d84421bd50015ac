import type { z } from 'zod'

const MAX_BYTES = 16 * 1024
const MAX_DEPTH = 8

/** Metadata is the caller's own, so only its size is bounded. */
export function withinBounds(value: unknown, context: z.RefinementCtx): void {
  if (depthOf(value) > MAX_DEPTH) {
    context.addIssue({ code: 'custom', message: `must have at most ${MAX_DEPTH} levels` })
    return
  }
  if (new TextEncoder().encode(JSON.stringify(value)).length > MAX_BYTES) {
    context.addIssue({ code: 'custom', message: 'must have at most 16 KB as JSON' })
  }
}

/** Stops counting one level after the last that is allowed. */
function depthOf(value: unknown, depth = 0): number {
  if (typeof value !== 'object' || value === null || depth > MAX_DEPTH) return depth
  return Object.values(value).reduce<number>(
    (deepest, entry) => Math.max(deepest, depthOf(entry, depth + 1)),
    depth + 1,
  )
}
