import type { SqlSession } from '../../db/drivers/sql.ts'
import type { Database } from '../../db/open-database.ts'
import { tenantSetup } from '../../db/tenant.ts'
import { drizzleOn } from '../../db/transaction.ts'

/** A database that notes the statements of its tenant transactions, besides BEGIN and COMMIT. */
export function countStatements(database: Database): { database: Database; statements: string[] } {
  const statements: string[] = []
  const noting = (session: SqlSession): SqlSession => ({
    query: (text, params) => {
      statements.push(text)
      return session.query(text, params)
    },
    arrays: (text, params) => {
      statements.push(text)
      return session.arrays(text, params)
    },
  })
  const inTenant: Database['inTenant'] = (scope, work) =>
    database.sql.transaction((session) => work(drizzleOn(noting(session))), {
      setup: tenantSetup(scope),
    })
  return { database: { ...database, inTenant }, statements }
}
