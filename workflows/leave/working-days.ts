const DAY = 86_400_000

/** Monday to Friday, as ISO 8601 numbers the days of the week. */
export const WORK_WEEK: readonly number[] = [1, 2, 3, 4, 5]

/**
 * The days on which one works, from `first` to `last` inclusive, as `YYYY-MM-DD` in order. Public
 * holidays are not known.
 */
export function workingDays(
  first: string,
  last: string,
  week: readonly number[] = WORK_WEEK,
): string[] {
  const days: string[] = []
  for (let time = Date.parse(first); time <= Date.parse(last); time += DAY) {
    const day = new Date(time)
    // JavaScript counts the days of the week from Sunday, 0.
    if (week.includes(day.getUTCDay() || 7)) days.push(day.toISOString().slice(0, 10))
  }
  return days
}
