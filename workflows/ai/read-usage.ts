import type { Deps, Repositories } from '../deps.ts'
import { AppError } from '../shared/errors.ts'
import { daysAfter, localDay } from '../shared/local-day.ts'
import type { UsageRow } from './usage.ts'

const MOST_DAYS = 366

export type UsageSums = Pick<
  UsageRow,
  'calls' | 'inputTokens' | 'outputTokens' | 'costMicroUsd' | 'unpricedCalls'
>

export interface UsageReport {
  /** Days of the workspace's time zone, both included. */
  from: string
  to: string
  total: UsageSums
  items: UsageRow[]
}

/**
 * What AI was used for: 30 days up to today, or those that are named.
 * @throws AppError `invalid_input` when the days are in the wrong order or too many
 */
export async function readUsage(
  { clock }: Pick<Deps, 'clock'>,
  r: Pick<Repositories, 'aiCalls' | 'settings'>,
  asked: { from?: string | undefined; to?: string | undefined },
): Promise<UsageReport> {
  const { values } = await r.settings.read()
  const { timeZone } = values
  const to = asked.to ?? localDay(timeZone, clock.now())
  const from = asked.from ?? daysAfter(to, -29)
  if (from > to) throw refused('from', 'must not be after `to`')
  if (daysAfter(from, MOST_DAYS) <= to)
    throw refused('from', `must be at most ${MOST_DAYS} days before`)
  const items = await r.aiCalls.summarize({ from, to, timeZone })
  const none = { calls: 0, inputTokens: 0, outputTokens: 0, costMicroUsd: 0, unpricedCalls: 0 }
  return { from, to, total: items.reduce(add, none), items }
}

const add = (sum: UsageSums, row: UsageSums): UsageSums => ({
  calls: sum.calls + row.calls,
  inputTokens: sum.inputTokens + row.inputTokens,
  outputTokens: sum.outputTokens + row.outputTokens,
  costMicroUsd: sum.costMicroUsd + row.costMicroUsd,
  unpricedCalls: sum.unpricedCalls + row.unpricedCalls,
})

function refused(field: string, rule: string): AppError {
  return new AppError('invalid_input', `${field} ${rule}`, { fields: [{ field, rule }] })
}
