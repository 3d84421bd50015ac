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
  if (finishedAt !== null) return { ...bulk, rate: rateOf(bulk, now), secondsLeft: 0 }
  if (startedAt === null) return { ...bulk, rate: null, secondsLeft: null }
  const seconds = (now - Date.parse(startedAt)) / 1000
  const rate = (done + failed) / seconds
  const isKnown = seconds > 0 && rate > 0
  return {
    ...bulk,
    rate: rateOf(bulk, now),
    secondsLeft: isKnown ? Math.ceil(left / rate) : left === 0 ? 0 : null,
  }
}

function rateOf({ startedAt, finishedAt, done, failed }: BulkConversion, now: number) {
  if (startedAt === null) return null
  const end = finishedAt === null ? now : Date.parse(finishedAt)
  const seconds = (end - Date.parse(startedAt)) / 1000
  return seconds > 0 ? Math.round(((done + failed) / seconds) * 10) / 10 : null
}
