import * as access from './access/events.ts'
import * as ai from './ai/events.ts'
import * as aiBudget from './ai/budget/events.ts'
import * as approvals from './approvals/events.ts'
import * as bot from './bot/events.ts'
import * as digest from './bot/digest/events.ts'
import * as brand from './brand/events.ts'
import * as broadcasts from './broadcasts/events.ts'
import * as carousel from './carousel/events.ts'
import * as conversion from './conversion/events.ts'
import * as encryption from './encryption/events.ts'
import { ENTITIES } from './entities/catalog.ts'
import * as inventory from './inventory/events.ts'
import * as invoicing from './invoicing/events.ts'
import * as leave from './leave/events.ts'
import * as maintenance from './maintenance/events.ts'
import * as notifications from './notifications/events.ts'
import * as orders from './orders/events.ts'
import * as payments from './payments/events.ts'
import * as payroll from './payroll/events.ts'
import * as privacy from './privacy/events.ts'
import * as procurement from './procurement/events.ts'
import * as production from './production/events.ts'
import { eventsOf } from './registry/events-of.ts'
import * as schedules from './schedules/events.ts'
import * as sales from './sales/events.ts'
import * as sagas from './shared/saga-events.ts'
import type { AnyEventDeclaration } from './shared/events.ts'

/** Every event that Potok publishes. */
export const EVENT_CATALOG: readonly AnyEventDeclaration[] = [
  ...Object.values(access),
  ...Object.values(ai),
  ...Object.values(aiBudget),
  ...Object.values(approvals),
  ...Object.values(bot),
  ...Object.values(digest),
  ...Object.values(brand),
  ...Object.values(broadcasts),
  ...Object.values(schedules),
  ...Object.values(carousel),
  ...Object.values(conversion),
  ...Object.values(encryption),
  ...ENTITIES.flatMap(eventsOf),
  ...Object.values(inventory),
  ...Object.values(invoicing),
  ...Object.values(leave),
  ...Object.values(maintenance),
  ...Object.values(notifications),
  ...Object.values(orders),
  ...Object.values(payments),
  ...Object.values(payroll),
  ...Object.values(privacy),
  ...Object.values(procurement),
  ...Object.values(production),
  ...Object.values(sagas),
  ...Object.values(sales),
]
