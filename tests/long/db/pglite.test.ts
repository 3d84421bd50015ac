import { describe } from 'vitest'
import { openTestDatabase } from '../../support/database.ts'
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

describe('PGlite', () => {
  const harness = { open: openTestDatabase }
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
