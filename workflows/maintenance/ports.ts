import type { TenantScope } from '../shared/scope.ts'

/** A plan whose time has come, in any workspace. */
export interface DuePlan extends TenantScope {
  planId: string
  /** ISO 8601, UTC, microseconds. */
  dueAt: string
}

/** The only look over all workspaces: which active plans are due, and nothing else of them. */
export interface DuePlans {
  /** At most `limit` that are due at `now` (milliseconds), earliest first, after the last of the page before. */
  list(now: number, limit: number, after?: DuePlan): Promise<DuePlan[]>
}
