import type { BudgetLimit, Estimate } from './reserve-budget.ts'

/** The calendar of a workspace at a moment. */
export interface BudgetPeriod {
  /** 2026-11-22 */
  day: string
  /** 2026-11 */
  month: string
}

/** What is used and set aside in a period, by one person and by all. */
export interface Spending {
  personTokens: number
  personMicroUsd: number
  workspaceTokens: number
  workspaceMicroUsd: number
}

export interface NewReservation extends BudgetPeriod {
  id: string
  /** An actor as `type:id`. */
  person: string
  estimate: Estimate
  /** Milliseconds since 1970: then the work is taken for dead, and what was set aside is free again. */
  expiresAt: number
}

/** The AI budgets of one tenant, in one transaction. */
export interface BudgetRepository {
  /** Until the transaction ends nobody else reserves in this workspace. */
  lock(): Promise<void>
  /** Is it reserved, neither settled nor expired? */
  isHeld(id: string): Promise<boolean>
  /** Tokens of the day, money of the month, without what is set aside under `except`. */
  spent(period: BudgetPeriod & { person: string; except: string }): Promise<Spending>
  /** Sets it aside, also again after it was released or expired: what it has used by then still counts. */
  reserve(reservation: NewReservation): Promise<void>
  /** So much is used by now, at least; the reservation holds. */
  note(id: string, used: Estimate): Promise<void>
  /** What is used, at least so much, takes the place of what was set aside. */
  settle(id: string, used: Estimate): Promise<void>
  /** True for the first who tells of it. `person`: empty for a limit of the workspace. */
  isFirstAlert(alert: { limit: BudgetLimit; person: string; period: string }): Promise<boolean>
}
