/** The clock on the wall at that moment, as if it showed UTC. */
export function wallClock(time: number, timeZone: string): number {
  const format = new Intl.DateTimeFormat('en-US', {
    timeZone,
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    second: 'numeric',
  })
  const part = Object.fromEntries(
    format.formatToParts(time).map(({ type, value }) => [type, Number(value)]),
  )
  const { year = 0, month = 1, day = 1, hour = 0, minute = 0, second = 0 } = part
  return Date.UTC(year, month - 1, day, hour, minute, second) + (((time % 1000) + 1000) % 1000)
}

/** The moment at which the wall clock shows that; an hour that is skipped in spring counts as the one after it. */
export function instantOf(wall: number, timeZone: string): number {
  const guess = wall - (wallClock(wall, timeZone) - wall)
  const again = wall - (wallClock(guess, timeZone) - guess)
  return again === guess || wallClock(again, timeZone) === wall ? again : Math.max(guess, again)
}
