import { afterAll, beforeAll, describe } from 'vitest'
import { openDatabase } from '../../../db/open-database.ts'
import { hasPostgres, type PostgresServer, startPostgres } from '../../support/postgres.ts'
import type { Harness } from '../../contract/db/harness.ts'
import { accessContract } from '../../contract/db/access.contract.ts'
import { eventsContract } from '../../contract/db/events.contract.ts'
import { ledgersContract } from '../../contract/db/ledgers.contract.ts'
import { sagaLogContract } from '../../contract/db/saga-log.contract.ts'
import { listsContract } from '../../contract/db/lists.contract.ts'
import { recordsContract } from '../../contract/db/records.contract.ts'
import { notificationsContract } from '../../contract/db/notifications.contract.ts'
import { peopleContract } from '../../contract/db/people.contract.ts'
import { repositoriesContract } from '../../contract/db/repositories.contract.ts'
import { sqlContract } from '../../contract/db/sql.contract.ts'
import { tenancyContract } from '../../contract/db/tenancy.contract.ts'

describe.skipIf(!hasPostgres())('pg on a real PostgreSQL', () => {
  let server: PostgresServer
  beforeAll(async () => {
    server = await startPostgres()
  })
  afterAll(() => server.stop())

  const harness: Harness = {
    open: async (options) => openDatabase({ url: await server.createDatabase(), ...options }),
  }
  sqlContract(harness)
  tenancyContract(harness)
  eventsContract(harness)
  repositoriesContract(harness)
  ledgersContract(harness)
  notificationsContract(harness)
  sagaLogContract(harness)
  accessContract(harness)
  peopleContract(harness)
  recordsContract(harness)
  listsContract(harness)
})
