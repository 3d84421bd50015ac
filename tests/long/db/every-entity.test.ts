import { describe } from 'vitest'
import { everyEntityContract } from '../../contract/db/every-entity.contract.ts'
import { openTestDatabase } from '../../support/database.ts'

describe('PGlite', () => {
  everyEntityContract({ open: openTestDatabase })
})
