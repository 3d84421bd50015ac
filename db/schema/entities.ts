// Written by scripts/generate-entities.ts from the files of workflows/entities/.
import { itemTableOf, tableOf } from '../registry/table-of.ts'
import { attendance } from '../../workflows/entities/attendance.ts'
import { contact } from '../../workflows/entities/contact.ts'
import { customField } from '../../workflows/entities/custom-field.ts'
import { customer } from '../../workflows/entities/customer.ts'
import { deal } from '../../workflows/entities/deal.ts'
import { employee } from '../../workflows/entities/employee.ts'
import { expense } from '../../workflows/entities/expense.ts'
import { integration } from '../../workflows/entities/integration.ts'
import { lead } from '../../workflows/entities/lead.ts'
import { leaveRequest } from '../../workflows/entities/leave-request.ts'
import { maintenancePlan } from '../../workflows/entities/maintenance-plan.ts'
import { maintenanceTask } from '../../workflows/entities/maintenance-task.ts'
import { menuItem } from '../../workflows/entities/menu-item.ts'
import { menuType } from '../../workflows/entities/menu-type.ts'
import { payrollRun } from '../../workflows/entities/payroll-run.ts'
import { payslip } from '../../workflows/entities/payslip.ts'
import { plugin } from '../../workflows/entities/plugin.ts'
import { priceList } from '../../workflows/entities/price-list.ts'
import { product } from '../../workflows/entities/product.ts'
import { project } from '../../workflows/entities/project.ts'
import { purchaseOrder } from '../../workflows/entities/purchase-order.ts'
import { qualityCheck } from '../../workflows/entities/quality-check.ts'
import { quote } from '../../workflows/entities/quote.ts'
import { shipment } from '../../workflows/entities/shipment.ts'
import { supplier } from '../../workflows/entities/supplier.ts'
import { task } from '../../workflows/entities/task.ts'
import { warehouse } from '../../workflows/entities/warehouse.ts'
import { workOrder } from '../../workflows/entities/work-order.ts'

export const attendanceTable = tableOf(attendance)
export const contactTable = tableOf(contact)
export const customFieldTable = tableOf(customField)
export const customerTable = tableOf(customer)
export const dealTable = tableOf(deal)
export const dealItemTable = itemTableOf(deal)
export const employeeTable = tableOf(employee)
export const expenseTable = tableOf(expense)
export const integrationTable = tableOf(integration)
export const leadTable = tableOf(lead)
export const leaveRequestTable = tableOf(leaveRequest)
export const maintenancePlanTable = tableOf(maintenancePlan)
export const maintenanceTaskTable = tableOf(maintenanceTask)
export const menuItemTable = tableOf(menuItem)
export const menuTypeTable = tableOf(menuType)
export const payrollRunTable = tableOf(payrollRun)
export const payslipTable = tableOf(payslip)
export const pluginTable = tableOf(plugin)
export const priceListTable = tableOf(priceList)
export const priceListItemTable = itemTableOf(priceList)
export const productTable = tableOf(product)
export const projectTable = tableOf(project)
export const purchaseOrderTable = tableOf(purchaseOrder)
export const purchaseOrderItemTable = itemTableOf(purchaseOrder)
export const qualityCheckTable = tableOf(qualityCheck)
export const quoteTable = tableOf(quote)
export const quoteItemTable = itemTableOf(quote)
export const shipmentTable = tableOf(shipment)
export const supplierTable = tableOf(supplier)
export const taskTable = tableOf(task)
export const warehouseTable = tableOf(warehouse)
export const workOrderTable = tableOf(workOrder)
