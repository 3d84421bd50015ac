import type { Database, DatabaseConfig } from '../../../db/open-database.ts'

/** A way to get fresh, migrated databases of one driver. */
export interface Harness {
  /** A database that nobody else uses. Its owner closes it. */
  open(options?: Pick<DatabaseConfig, 'poolSize'>): Promise<Database>
}
