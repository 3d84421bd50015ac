/** One measured figure. `target` is compared with `value` in the direction that `better` names. */
export interface Figure {
  metric: string
  value: number
  unit: string
  target?: number
  better?: 'higher' | 'lower'
}

/** The middle of the values; the mean of the two middle ones when their number is even. */
export function median(values: readonly number[]): number {
  return percentile(values, 50)
}

/** Linear interpolation between the closest ranks, `p` from 0 to 100. */
export function percentile(values: readonly number[], p: number): number {
  const sorted = values.toSorted((a, b) => a - b)
  const rank = ((sorted.length - 1) * p) / 100
  const low = sorted[Math.floor(rank)] ?? Number.NaN
  const high = sorted[Math.ceil(rank)] ?? Number.NaN
  return low + (high - low) * (rank - Math.floor(rank))
}

/** Prints the figures of one bench as a table for people and as one JSON line each for machines. */
export function report(bench: string, figures: readonly Figure[]): void {
  console.table(
    figures.map(({ metric, value, unit, target }) => ({
      metric,
      value: round(value),
      unit,
      target,
    })),
  )
  for (const { metric, value, unit, target, better = 'higher' } of figures) {
    const ok = target === undefined || (better === 'higher' ? value >= target : value <= target)
    console.log(
      JSON.stringify({
        bench,
        metric,
        value: round(value),
        unit,
        ...(target === undefined ? {} : { target }),
        ok,
      }),
    )
  }
}

function round(value: number): number {
  return Math.abs(value) >= 100 ? Math.round(value) : Number(value.toPrecision(3))
}
