/** Transactions until the first time, and the most between two. */
const FIRST = 200
const MOST = 20_000

/**
 * PGlite has no autovacuum, and without statistics the planner takes any index that begins with the tenant for
 * as good as the primary key: every look-up by id, and every check of a reference, would read all rows of the
 * tenant. So the statistics are gathered here, after 200 transactions and then at twice as many each time.
 */
export function createAnalyze(exec: (text: string) => Promise<unknown>) {
  let commits = 0
  let next = FIRST
  return {
    committed: async (): Promise<void> => {
      commits += 1
      if (commits < next) return
      next += Math.min(next, MOST)
      // The transaction is committed, whatever comes of this.
      await exec('analyze').catch(() => {})
    },
  }
}
