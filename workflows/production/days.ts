const DAY = 86_400_000

/** `YYYY-MM-DD`, so many days later. */
export const daysAfter = (day: string, days: number): string =>
  new Date(Date.parse(day) + days * DAY).toISOString().slice(0, 10)
