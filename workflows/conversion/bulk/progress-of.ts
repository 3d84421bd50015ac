import type { BulkConversion } from './ports.ts'

export interface BulkProgress extends BulkConversion {
  /** Records a second, since it began; null before. */
  rate: number | null
  /** Until it is over, at that rate; null while nobody can know, 0 at the end. */
  secondsLeft: number | null
}

/** A bulk conversion with how fast it is. @param now milliseconds since 1970 */
export function progressOf(bulk: BulkConversion, now: number): BulkProgress {
  const { startedAt, finishedAt, done, failed, left } = bulk
  const end = finishedAt === null ? now : Date.parse(finishedAt)
  const seconds = startedAt === null ? 0 : (end - Date.parse(startedAt)) / 1000
  const rate = seconds > 0 ? (done + failed) / seconds : null
  const isOver = finishedAt !== null || (startedAt !== null && left === 0)
  return {
    ...bulk,
    rate: rate === null ? null : Math.round(rate * 10) / 10,
    secondsLeft: isOver ? 0 : rate ? Math.ceil(left / rate) : null,
  }
}
