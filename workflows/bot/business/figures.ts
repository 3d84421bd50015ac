/** So many records that come to so much, in minor units of a currency. */
export interface Sum {
  count: number
  total: number
  currency: string
}

/** Counts and sums of one tenant's business that lists cannot give. */
export interface BusinessFigures {
  /** Deals neither won nor lost, by stage and currency; of one employee when they are named. */
  openDeals(ownerId: string | null): Promise<(Sum & { stage: string })[]>
  /** By currency. `since` in milliseconds. */
  dealsWonSince(since: number): Promise<Sum[]>
  /** Deals that moved to another stage, other than won. */
  dealsMovedSince(since: number): Promise<number>
  /** Orders with something reserved that is not shipped. */
  ordersToShip(): Promise<number>
  /** What is still due of invoices, by currency; of those due before a day (`2026-11-21`) when it is given. */
  unpaidInvoices(before: string | null): Promise<Sum[]>
  /** Products of which less is available than their reorder point, the scarcest first. */
  lowStock(limit: number): Promise<{ count: number; names: string[] }>
}
