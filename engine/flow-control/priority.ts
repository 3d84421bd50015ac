const most = 600

/**
 * `priority.run`: seconds by which a run goes before (or, negative, after) others that were queued
 * at the same time, from -600 to 600. What is no number counts as 0.
 */
export function priorityOffset(value: unknown): number {
  const seconds = typeof value === 'number' && Number.isFinite(value) ? Math.trunc(value) : 0
  return Math.max(-most, Math.min(most, seconds)) * 1_000
}
