// Written by scripts/generate-entities.ts from the files of workflows/entities/.
import { itemTableOf, tableOf } from '../registry/table-of.ts'
import { approval } from '../../workflows/entities/approval.ts'
import { attendance } from '../../workflows/entities/attendance.ts'
import { billOfMaterials } from '../../workflows/entities/bill-of-materials.ts'
import { contact } from '../../workflows/entities/contact.ts'
import { conversionRule } from '../../workflows/entities/conversion-rule.ts'
import { customField } from '../../workflows/entities/custom-field.ts'
import { customer } from '../../workflows/entities/customer.ts'
import { deadLetter } from '../../workflows/entities/dead-letter.ts'
import { deal } from '../../workflows/entities/deal.ts'
import { employee } from '../../workflows/entities/employee.ts'
import { expense } from '../../workflows/entities/expense.ts'
import { integration } from '../../workflows/entities/integration.ts'
import { invoice } from '../../workflows/entities/invoice.ts'
import { lead } from '../../workflows/entities/lead.ts'
import { leaveRequest } from '../../workflows/entities/leave-request.ts'
import { maintenancePlan } from '../../workflows/entities/maintenance-plan.ts'
import { maintenanceTask } from '../../workflows/entities/maintenance-task.ts'
import { menuItem } from '../../workflows/entities/menu-item.ts'
import { menuType } from '../../workflows/entities/menu-type.ts'
import { orderProcessing } from '../../workflows/entities/order-processing.ts'
import { order } from '../../workflows/entities/order.ts'
import { payment } from '../../workflows/entities/payment.ts'
import { payrollRun } from '../../workflows/entities/payroll-run.ts'
import { payslip } from '../../workflows/entities/payslip.ts'
import { plugin } from '../../workflows/entities/plugin.ts'
import { priceList } from '../../workflows/entities/price-list.ts'
import { product } from '../../workflows/entities/product.ts'
import { productionOrder } from '../../workflows/entities/production-order.ts'
import { project } from '../../workflows/entities/project.ts'
import { purchaseOrder } from '../../workflows/entities/purchase-order.ts'
import { qualityCheck } from '../../workflows/entities/quality-check.ts'
import { quote } from '../../workflows/entities/quote.ts'
import { refund } from '../../workflows/entities/refund.ts'
import { shipment } from '../../workflows/entities/shipment.ts'
import { supplier } from '../../workflows/entities/supplier.ts'
import { task } from '../../workflows/entities/task.ts'
import { warehouse } from '../../workflows/entities/warehouse.ts'
import { workOrder } from '../../workflows/entities/work-order.ts'

export const approvalTable = tableOf(approval)
export const attendanceTable = tableOf(attendance)
export const billOfMaterialsTable = tableOf(billOfMaterials)
export const billOfMaterialsItemTable = itemTableOf(billOfMaterials)
export const contactTable = tableOf(contact)
export const conversionRuleTable = tableOf(conversionRule)
export const customFieldTable = tableOf(customField)
export const customerTable = tableOf(customer)
export const deadLetterTable = tableOf(deadLetter)
export const dealTable = tableOf(deal)
export const dealItemTable = itemTableOf(deal)
export const employeeTable = tableOf(employee)
export const expenseTable = tableOf(expense)
export const integrationTable = tableOf(integration)
export const invoiceTable = tableOf(invoice)
export const invoiceItemTable = itemTableOf(invoice)
export const leadTable = tableOf(lead)
export const leaveRequestTable = tableOf(leaveRequest)
export const maintenancePlanTable = tableOf(maintenancePlan)
export const maintenanceTaskTable = tableOf(maintenanceTask)
export const menuItemTable = tableOf(menuItem)
export const menuTypeTable = tableOf(menuType)
export const orderProcessingTable = tableOf(orderProcessing)
export const orderTable = tableOf(order)
export const orderItemTable = itemTableOf(order)
export const paymentTable = tableOf(payment)
export const payrollRunTable = tableOf(payrollRun)
export const payslipTable = tableOf(payslip)
export const pluginTable = tableOf(plugin)
export const priceListTable = tableOf(priceList)
export const priceListItemTable = itemTableOf(priceList)
export const productTable = tableOf(product)
export const productionOrderTable = tableOf(productionOrder)
export const productionOrderItemTable = itemTableOf(productionOrder)
export const projectTable = tableOf(project)
export const purchaseOrderTable = tableOf(purchaseOrder)
export const purchaseOrderItemTable = itemTableOf(purchaseOrder)
export const qualityCheckTable = tableOf(qualityCheck)
export const quoteTable = tableOf(quote)
export const quoteItemTable = itemTableOf(quote)
export const refundTable = tableOf(refund)
export const shipmentTable = tableOf(shipment)
export const shipmentItemTable = itemTableOf(shipment)
export const supplierTable = tableOf(supplier)
export const taskTable = tableOf(task)
export const warehouseTable = tableOf(warehouse)
export const workOrderTable = tableOf(workOrder)
