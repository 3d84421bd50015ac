/** Transactions until the first round, and the most between two. */
const FIRST = 200
const MOST = 20_000

const TABLES = `select format('%I.%I', n.nspname, c.relname) as name
  from pg_class c join pg_namespace n on n.oid = c.relnamespace
  where c.relkind = 'r' and n.nspname not in ('pg_catalog', 'information_schema')
  order by 1`

export interface AnalyzeTools {
  /** Rows of a statement, outside of transactions. */
  query(text: string): Promise<{ name: string }[]>
  exec(text: string): Promise<unknown>
}

/**
 * PGlite has no autovacuum, and without statistics the planner takes any index that begins with the tenant for
 * as good as the primary key: every look-up by id, and every check of a reference, would read all rows of the
 * tenant. So the statistics are gathered here, after 200 transactions and then at twice as many each time, one
 * table after each transaction: all at once would hold up whoever waits by half a second.
 */
export function createAnalyze({ query, exec }: AnalyzeTools) {
  let commits = 0
  let next = FIRST
  let round: string[] = []
  return {
    committed: async (): Promise<void> => {
      commits += 1
      // The transaction is committed, whatever comes of this.
      if (commits >= next) {
        next += Math.min(next, MOST)
        round = (await query(TABLES).catch(() => [])).map(({ name }) => name)
      }
      const table = round.pop()
      if (table !== undefined) await exec(`analyze ${table}`).catch(() => {})
    },
  }
}
