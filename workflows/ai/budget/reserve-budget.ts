import type { Settings } from '../../access/settings.ts'
import type { Deps, Repositories } from '../../deps.ts'
import type { EventContext } from '../../shared/events.ts'
import { localDay } from '../../shared/local-day.ts'
import type { Actor } from '../../shared/scope.ts'
import type { BudgetPeriod, Spending } from './ports.ts'
import { nextDayAt, nextMonthAt } from './reset-time.ts'

/** What a piece of work may cost at most. */
export interface Estimate {
  tokens: number
  /** Millionths of a US dollar. */
  costMicroUsd: number
}

export type BudgetLimit = 'person_tokens' | 'person_money' | 'workspace_tokens' | 'workspace_money'

export type Reservation =
  | { allowed: true }
  /** `disabled`: the workspace uses no AI. `resetsAt`: ISO 8601; null when it does not reset by itself. */
  | { allowed: false; limit: BudgetLimit | 'disabled'; resetsAt: string | null }

/** Work that has not settled by then is taken for dead: longer than any saga tries. */
const EXPIRES_AFTER = 3_600_000

/**
 * Sets aside what a piece of work may cost, before it is begun: what is used and set aside never exceeds
 * a limit, however many ask at once. Repeating it for the same `id` changes nothing. With a `context`,
 * `ai.budget_exhausted` tells of a spent money budget, once per period.
 */
export async function reserveBudget(
  { clock }: Pick<Deps, 'clock'>,
  r: Pick<Repositories, 'aiBudget' | 'settings' | 'events'>,
  work: { id: string; person: Actor; estimate: Estimate; context?: EventContext },
): Promise<Reservation> {
  const { values } = await r.settings.read()
  const { ai, timeZone } = values
  if (!ai.enabled) return { allowed: false, limit: 'disabled', resetsAt: null }
  const { id, estimate } = work
  const person = `${work.person.type}:${work.person.id}`
  const now = clock.now()
  const day = localDay(timeZone, now)
  const period = { day, month: day.slice(0, 7) }

  await r.aiBudget.lock()
  if (await r.aiBudget.isHeld(id)) return { allowed: true }
  const spent = await r.aiBudget.spent({ ...period, person, except: id })
  const limit = brokenLimit(ai, spent, estimate)
  if (limit === null) {
    await r.aiBudget.reserve({ id, person, ...period, estimate, expiresAt: now + EXPIRES_AFTER })
    return { allowed: true }
  }
  await tellOfMoney(r, { limit, person, period, context: work.context })
  const next = limit.endsWith('tokens') ? nextDayAt(timeZone, now) : nextMonthAt(timeZone, now)
  return { allowed: false, limit, resetsAt: new Date(next).toISOString() }
}

function brokenLimit(ai: Settings['ai'], spent: Spending, more: Estimate): BudgetLimit | null {
  const exceeds = (limit: number | null, used: number, cost: number) =>
    limit !== null && used + cost > limit
  const { tokens, costMicroUsd } = more
  if (exceeds(ai.monthlyMicroUsdPerWorkspace, spent.workspaceMicroUsd, costMicroUsd))
    return 'workspace_money'
  if (exceeds(ai.monthlyMicroUsdPerPerson, spent.personMicroUsd, costMicroUsd))
    return 'person_money'
  if (exceeds(ai.dailyTokensPerWorkspace, spent.workspaceTokens, tokens)) return 'workspace_tokens'
  return exceeds(ai.dailyTokensPerPerson, spent.personTokens, tokens) ? 'person_tokens' : null
}

async function tellOfMoney(
  r: Pick<Repositories, 'aiBudget' | 'events'>,
  spent: {
    limit: BudgetLimit
    person: string
    period: BudgetPeriod
    context: EventContext | undefined
  },
): Promise<void> {
  const { limit, context, period } = spent
  if (!limit.endsWith('money') || !context) return
  const person = limit === 'person_money' ? spent.person : ''
  if (!(await r.aiBudget.isFirstAlert({ limit, person, period: period.month }))) return
  const data = { limit, month: period.month, ...(person ? { person } : {}) }
  await r.events.append(context, [
    { type: 'ai.budget_exhausted', subject: context.workspaceId, data },
  ])
}
