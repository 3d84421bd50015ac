import type { Logger } from '../workflows/shared/runtime.ts'
import type { TenantScope } from '../workflows/shared/scope.ts'
import { lockFolder } from './drivers/folder-lock.ts'
import { type DriverConfig, openDriver } from './drivers/open-driver.ts'
import type { SqlDatabase, TransactionOptions } from './drivers/sql.ts'
import { databaseError } from './errors.ts'
import { migrate } from './migrate.ts'
import { migrations } from './migrations/embedded.ts'
import { withRetry } from './retry.ts'
import { ensureRoles } from './roles.ts'
import { SYSTEM_SETUP, tenantSetup } from './tenant.ts'
import { drizzleOn, type Transaction } from './transaction.ts'

export interface DatabaseConfig extends Omit<DriverConfig, 'onConnectionError'> {
  /** The owner's URL, when the app connects as another user, or through a pooler. */
  migrationUrl?: string | undefined
  logger?: Logger | undefined
}

/** Potok's database: migrated, with its roles. */
export interface Database {
  /** The connection itself, as the connecting user and outside every tenant: for the engine's tables. */
  readonly sql: SqlDatabase
  /**
   * One transaction as `potok_app`, bound to the tenant by row-level security. It runs again after a
   * serialization failure or deadlock, so `work` does nothing that leaves the transaction.
   * @throws AppError `invalid_input` when the data cannot be stored
   */
  inTenant<T>(
    scope: TenantScope & Pick<TransactionOptions, 'urgent'>,
    work: (tx: Transaction) => Promise<T>,
  ): Promise<T>
  /** The same as `potok_system`: across tenants, with the few grants of the relay and of access. */
  inSystem<T>(work: (tx: Transaction) => Promise<T>): Promise<T>
  close(): Promise<void>
}

/**
 * Opens the database that the configuration names, brings it up to date and hands out transactions.
 *
 *     const database = await openDatabase({ url: config.databaseUrl, dataDir: config.dataDir, logger })
 *     const first = await bootstrap(database, { clock, newId, keepKey })
 *     const inTenant = createInTenant(database, { catalog, clock, newId, logger, onCommitted: nudge })
 *     await inTenant(scope, ({ carousels, events }) => …)
 *
 * Ports that run a transaction of their own per call take the database: `createOutbox`,
 * `createEventReader`, `createImageStore`, `createDeliveryLedger`, `createAuthenticateApiKey`.
 * @throws AppError `conflict` when another process uses the folder, `not_configured` when the
 * database user lacks a right
 */
export async function openDatabase(config: DatabaseConfig = {}): Promise<Database> {
  const { logger, migrationUrl, ...rest } = config
  const driver: DriverConfig = {
    ...rest,
    onConnectionError: (error) =>
      logger?.warn({ reason: error.message }, 'An idle database connection broke; it is replaced.'),
  }
  const unlock =
    config.url === undefined && config.dataDir !== undefined
      ? await lockFolder(config.dataDir)
      : undefined
  try {
    if (migrationUrl !== undefined && migrationUrl !== config.url) {
      await prepare({ ...driver, url: migrationUrl, poolSize: 1 }, logger, userOf(config.url))
    }
    const sql = await openDriver(driver)
    try {
      if (migrationUrl === undefined || migrationUrl === config.url) await update(sql, logger)
      if (sql.driver === 'pglite') await releaseClaims(sql)
      return createDatabase(sql, async () => {
        try {
          await sql.close()
        } finally {
          await unlock?.()
        }
      })
    } catch (error) {
      await sql.close()
      throw error
    }
  } catch (error) {
    await unlock?.()
    throw error
  }
}

async function prepare(driver: DriverConfig, logger?: Logger, login?: string): Promise<void> {
  const owner = await openDriver(driver)
  try {
    await update(owner, logger, login)
  } finally {
    await owner.close()
  }
}

async function update(sql: SqlDatabase, logger?: Logger, login?: string): Promise<void> {
  await ensureRoles(sql, login)
  const applied = await migrate(sql, migrations)
  if (applied.length > 0) logger?.info({ migrations: applied }, 'The database is up to date.')
}

/** The folder has one user, so whoever claimed events before is gone: no need to wait for the lease. */
async function releaseClaims(sql: SqlDatabase): Promise<void> {
  await sql.query(
    `update events set claimed_by = null, claimed_until = null
     where delivered_at is null and claimed_until is not null`,
  )
}

function userOf(url: string | undefined): string | undefined {
  return url === undefined ? undefined : decodeURIComponent(new URL(url).username) || undefined
}

function createDatabase(sql: SqlDatabase, close: () => Promise<void>): Database {
  async function run<T>(
    options: TransactionOptions,
    work: (tx: Transaction) => Promise<T>,
  ): Promise<T> {
    try {
      return await withRetry(() => sql.transaction((session) => work(drizzleOn(session)), options))
    } catch (error) {
      throw databaseError(error)
    }
  }
  return {
    sql,
    inTenant: async (scope, work) => run({ setup: tenantSetup(scope), urgent: scope.urgent }, work),
    inSystem: (work) => run({ setup: SYSTEM_SETUP }, work),
    close,
  }
}
