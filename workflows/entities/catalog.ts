// Written by scripts/generate-entities.ts from the files of workflows/entities/.
import type { AnyEntity } from '../registry/entity.ts'
import { approval } from './approval.ts'
import { attendance } from './attendance.ts'
import { billOfMaterials } from './bill-of-materials.ts'
import { contact } from './contact.ts'
import { conversionRule } from './conversion-rule.ts'
import { customField } from './custom-field.ts'
import { customer } from './customer.ts'
import { deadLetter } from './dead-letter.ts'
import { deal } from './deal.ts'
import { employee } from './employee.ts'
import { expense } from './expense.ts'
import { integration } from './integration.ts'
import { invoice } from './invoice.ts'
import { lead } from './lead.ts'
import { leaveRequest } from './leave-request.ts'
import { maintenancePlan } from './maintenance-plan.ts'
import { maintenanceTask } from './maintenance-task.ts'
import { menuItem } from './menu-item.ts'
import { menuType } from './menu-type.ts'
import { orderProcessing } from './order-processing.ts'
import { order } from './order.ts'
import { payment } from './payment.ts'
import { payrollRun } from './payroll-run.ts'
import { payslip } from './payslip.ts'
import { plugin } from './plugin.ts'
import { priceList } from './price-list.ts'
import { product } from './product.ts'
import { productionOrder } from './production-order.ts'
import { project } from './project.ts'
import { purchaseOrder } from './purchase-order.ts'
import { qualityCheck } from './quality-check.ts'
import { quote } from './quote.ts'
import { refund } from './refund.ts'
import { shipment } from './shipment.ts'
import { supplier } from './supplier.ts'
import { task } from './task.ts'
import { warehouse } from './warehouse.ts'
import { workOrder } from './work-order.ts'

/** Every entity of the registry. */
export const ENTITIES: readonly AnyEntity[] = [
  approval,
  attendance,
  billOfMaterials,
  contact,
  conversionRule,
  customField,
  customer,
  deadLetter,
  deal,
  employee,
  expense,
  integration,
  invoice,
  lead,
  leaveRequest,
  maintenancePlan,
  maintenanceTask,
  menuItem,
  menuType,
  orderProcessing,
  order,
  payment,
  payrollRun,
  payslip,
  plugin,
  priceList,
  product,
  productionOrder,
  project,
  purchaseOrder,
  qualityCheck,
  quote,
  refund,
  shipment,
  supplier,
  task,
  warehouse,
  workOrder,
]
