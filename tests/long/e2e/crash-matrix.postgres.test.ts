import { describe } from 'vitest'
import { describeCrashMatrix } from '../../support/crash-matrix.ts'
import { hasPostgres, startPostgres } from '../../support/postgres.ts'

describe.skipIf(!hasPostgres())('with a server', () => {
  describeCrashMatrix('PostgreSQL', async () => {
    const server = await startPostgres()
    return {
      environment: { DATABASE_URL: await server.createDatabase() },
      close: () => server.stop(),
    }
  })
})
