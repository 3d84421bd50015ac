import { afterAll, beforeAll, describe } from 'vitest'
import { openDatabase } from '../../../db/open-database.ts'
import { startNeonProxy } from '../../support/neon-proxy.ts'
import { hasPostgres, type PostgresServer, startPostgres } from '../../support/postgres.ts'
import type { Harness } from '../../contract/db/harness.ts'
import { accessContract } from '../../contract/db/access.contract.ts'
import { eventsContract } from '../../contract/db/events.contract.ts'
import { ledgersContract } from '../../contract/db/ledgers.contract.ts'
import { sagaLogContract } from '../../contract/db/saga-log.contract.ts'
import { listsContract } from '../../contract/db/lists.contract.ts'
import { recordsContract } from '../../contract/db/records.contract.ts'
import { repositoriesContract } from '../../contract/db/repositories.contract.ts'
import { sqlContract } from '../../contract/db/sql.contract.ts'
import { tenancyContract } from '../../contract/db/tenancy.contract.ts'

describe.skipIf(!hasPostgres())('Neon on a real PostgreSQL, through a WebSocket proxy', () => {
  let server: PostgresServer
  let proxy: Awaited<ReturnType<typeof startNeonProxy>>
  beforeAll(async () => {
    server = await startPostgres()
    proxy = await startNeonProxy()
  })
  afterAll(async () => {
    await proxy.stop()
    await server.stop()
  })

  const harness: Harness = {
    open: async (options) =>
      openDatabase({
        url: await server.createDatabase(),
        neonProxy: proxy.address,
        ...options,
      }),
  }
  sqlContract(harness)
  tenancyContract(harness)
  eventsContract(harness)
  repositoriesContract(harness)
  ledgersContract(harness)
  sagaLogContract(harness)
  accessContract(harness)
  recordsContract(harness)
  listsContract(harness)
})
