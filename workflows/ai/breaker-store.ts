/** How a provider has fared of late, as every process of the installation sees it. */
export interface BreakerState {
  /** Outages in a row. */
  failures: number
  /** Milliseconds since 1970: nobody calls before; null while it is closed. */
  openUntil: number | null
}

/** The circuit breakers of an installation. */
export interface BreakerStore {
  read(name: string): Promise<BreakerState>
  /**
   * Claims the one call that tries an open breaker again, until `until`. False when it is not due at
   * `now`, or somebody else has claimed it.
   */
  claimProbe(name: string, times: { now: number; until: number }): Promise<boolean>
  /** One more outage. Opens it until `openUntil` when that makes `threshold` of them in a row. */
  fail(name: string, opening: { threshold: number; openUntil: number }): Promise<BreakerState>
  /** It answers again. */
  reset(name: string): Promise<void>
}
