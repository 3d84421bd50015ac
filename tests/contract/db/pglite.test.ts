import { describe } from 'vitest'
import { openTestDatabase } from '../../support/database.ts'
import { accessContract } from './access.contract.ts'
import { eventsContract } from './events.contract.ts'
import { ledgersContract } from './ledgers.contract.ts'
import { sagaLogContract } from './saga-log.contract.ts'
import { listsContract } from './lists.contract.ts'
import { recordsContract } from './records.contract.ts'
import { notificationsContract } from './notifications.contract.ts'
import { peopleContract } from './people.contract.ts'
import { repositoriesContract } from './repositories.contract.ts'
import { sqlContract } from './sql.contract.ts'
import { tenancyContract } from './tenancy.contract.ts'

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
