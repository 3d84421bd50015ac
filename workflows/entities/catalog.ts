// Written by scripts/generate-entities.ts from the files of workflows/entities/.
import type { AnyEntity } from '../registry/entity.ts'
import { attendance } from './attendance.ts'
import { contact } from './contact.ts'
import { customField } from './custom-field.ts'
import { customer } from './customer.ts'
import { deal } from './deal.ts'
import { employee } from './employee.ts'
import { expense } from './expense.ts'
import { integration } from './integration.ts'
import { lead } from './lead.ts'
import { leaveRequest } from './leave-request.ts'
import { maintenancePlan } from './maintenance-plan.ts'
import { maintenanceTask } from './maintenance-task.ts'
import { menuItem } from './menu-item.ts'
import { menuType } from './menu-type.ts'
import { payrollRun } from './payroll-run.ts'
import { payslip } from './payslip.ts'
import { plugin } from './plugin.ts'
import { priceList } from './price-list.ts'
import { product } from './product.ts'
import { project } from './project.ts'
import { purchaseOrder } from './purchase-order.ts'
import { qualityCheck } from './quality-check.ts'
import { quote } from './quote.ts'
import { shipment } from './shipment.ts'
import { supplier } from './supplier.ts'
import { task } from './task.ts'
import { warehouse } from './warehouse.ts'
import { workOrder } from './work-order.ts'

/** Every entity of the registry. */
export const ENTITIES: readonly AnyEntity[] = [
  attendance,
  contact,
  customField,
  customer,
  deal,
  employee,
  expense,
  integration,
  lead,
  leaveRequest,
  maintenancePlan,
  maintenanceTask,
  menuItem,
  menuType,
  payrollRun,
  payslip,
  plugin,
  priceList,
  product,
  project,
  purchaseOrder,
  qualityCheck,
  quote,
  shipment,
  supplier,
  task,
  warehouse,
  workOrder,
]
