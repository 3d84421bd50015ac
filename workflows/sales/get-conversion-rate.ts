import type { Repositories } from '../deps.ts'
import { deal } from '../entities/deal.ts'
import type { RecordCondition } from '../registry/ports.ts'

/** Both ISO 8601 in UTC; `from` is in the period, `to` is not. Without them it has no end. */
export interface Period {
  from?: string | undefined
  to?: string | undefined
}

export interface ConversionRate {
  won: number
  lost: number
  /** won / (won + lost); null when no deal was closed. */
  rate: number | null
}

/** Which part of the deals that were closed in a period was won. */
export async function getConversionRate(
  r: Pick<Repositories, 'records'>,
  { from, to }: Period,
): Promise<ConversionRate> {
  const closed: RecordCondition[] = [
    ...(from === undefined ? [] : [{ field: 'closedAt', operator: 'gte', value: from } as const]),
    ...(to === undefined ? [] : [{ field: 'closedAt', operator: 'lt', value: to } as const]),
  ]
  const count = (stage: string) =>
    r.records.count(deal, [{ field: 'stage', operator: 'eq', value: stage }, ...closed])
  const won = await count('WON')
  const lost = await count('LOST')
  return { won, lost, rate: won + lost === 0 ? null : won / (won + lost) }
}
