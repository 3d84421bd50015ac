import { budgeting } from './budgeting.ts'
import { coffee } from './coffee.ts'
import { customerCare } from './customer-care.ts'
import type { CollectionEntry } from './entry.ts'
import { firstSale } from './first-sale.ts'
import { houseplants } from './houseplants.ts'
import { languageLearning } from './language-learning.ts'
import { phonePhotography } from './phone-photography.ts'
import { publicSpeaking } from './public-speaking.ts'
import { remoteWork } from './remote-work.ts'
import { running } from './running.ts'
import { sleep } from './sleep.ts'
import { timeManagement } from './time-management.ts'

/** Every bundled draft. */
export const COLLECTION: readonly CollectionEntry[] = [
  budgeting,
  coffee,
  customerCare,
  firstSale,
  houseplants,
  languageLearning,
  phonePhotography,
  publicSpeaking,
  remoteWork,
  running,
  sleep,
  timeManagement,
]
