import { sql, type SQL } from 'drizzle-orm'

/** A whole statement whose text is known: Drizzle would put it together anew each time, part by part. */
export function prepared(text: string, params: unknown[]): SQL {
  return Object.assign(sql.raw(text), { toQuery: () => ({ sql: text, params }) })
}
