import type { AiUsage } from '../ports.ts'

/**
 * The calls that a writer paid for before it threw: it puts them on the error as `usage`. Read by
 * shape, because an error that crossed a step or a bundle is no longer an instance of its class.
 */
export function usageOfError(error: unknown): readonly AiUsage[] {
  const usage =
    typeof error === 'object' && error !== null && 'usage' in error ? error.usage : undefined
  return Array.isArray(usage) ? (usage as AiUsage[]) : []
}
