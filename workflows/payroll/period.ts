/** First and last day of a month, `YYYY-MM` → `YYYY-MM-DD`. */
export function daysOfPeriod(period: string): { from: string; to: string } {
  const [year = 0, month = 0] = period.split('-').map(Number)
  // Day 0 of the next month is the last one of this.
  const last = new Date(Date.UTC(year, month, 0)).getUTCDate()
  return { from: `${period}-01`, to: `${period}-${last}` }
}

/** Was somebody employed on any day of the period? */
export function isEmployed(
  { hiredOn, leftOn, status }: { hiredOn: string | null; leftOn: string | null; status: string },
  { from, to }: { from: string; to: string },
): boolean {
  if (hiredOn !== null && hiredOn > to) return false
  return leftOn === null ? status !== 'left' : leftOn >= from
}
