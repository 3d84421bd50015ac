import { sql, type SQL } from 'drizzle-orm'
import type { AnyPgColumn } from 'drizzle-orm/pg-core'

/** One more than the row has. */
export const nextVersion = ({ version }: { version: AnyPgColumn }): SQL => sql`${version} + 1`
