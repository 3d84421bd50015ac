import { afterAll, beforeAll, describe } from 'vitest'
import { openDatabase } from '../../../db/open-database.ts'
import { hasPostgres, type PostgresServer, startPostgres } from '../../support/postgres.ts'
import type { Harness } from './harness.ts'
import { accessContract } from './access.contract.ts'
import { eventsContract } from './events.contract.ts'
import { ledgersContract } from './ledgers.contract.ts'
import { listsContract } from './lists.contract.ts'
import { recordsContract } from './records.contract.ts'
import { peopleContract } from './people.contract.ts'
import { repositoriesContract } from './repositories.contract.ts'
import { sqlContract } from './sql.contract.ts'
import { tenancyContract } from './tenancy.contract.ts'

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
  accessContract(harness)
  peopleContract(harness)
  recordsContract(harness)
  listsContract(harness)
})
