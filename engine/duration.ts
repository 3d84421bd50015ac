const units: Readonly<Record<string, number>> = {
  ms: 1,
  s: 1_000,
  m: 60_000,
  h: 3_600_000,
  d: 86_400_000,
  w: 604_800_000,
}

/**
 * Milliseconds of a duration as the SDK writes it: `1w2d3h4m5s`, `1.5h`, `200ms`; null when it is
 * none.
 */
export function parseDuration(text: string): number | null {
  if (!/^(?:\d+(?:\.\d+)?(?:ms|[smhdw]))+$/.test(text)) return null
  let total = 0
  for (const [, amount, unit] of text.matchAll(/(\d+(?:\.\d+)?)(ms|[smhdw])/g)) {
    total += Number(amount) * (units[unit ?? ''] ?? 0)
  }
  return Math.round(total)
}

/** When a wait ends that is given as a duration or as a date; null when it is neither. */
export function parseDeadline(text: string, now: number): number | null {
  const duration = parseDuration(text)
  if (duration !== null) return now + duration
  const date = Date.parse(text)
  return Number.isNaN(date) ? null : date
}
