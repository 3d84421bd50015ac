import type { Cost } from './send-limits.ts'

/** Those sent away longest ago lose their place when there are more. */
const KEPT = 10_000

/** Places in line, also of those who were sent away and will come back. */
export function createTickets() {
  const kept = new Map<string, { place: number; count: number }>()
  let last = 0
  return {
    placeOf(ticket: string | undefined): number {
      const known = ticket === undefined ? undefined : kept.get(ticket)
      if (ticket !== undefined) kept.delete(ticket)
      if (known) return known.place
      last += 1
      return last
    },
    /** Keeps a place. @returns how many messages those have that were sent away before and come first */
    keep(one: { ticket: string | undefined; place: number; cost: Cost }): number {
      let ahead = 0
      for (const { place, count } of kept.values()) if (place < one.place) ahead += count
      if (one.ticket !== undefined)
        kept.set(one.ticket, { place: one.place, count: one.cost.overall })
      const [oldest] = kept.keys()
      if (kept.size > KEPT && oldest !== undefined) kept.delete(oldest)
      return ahead
    },
  }
}
