import { defineEntity } from '../registry/entity.ts'
import { choice, instant, quantity, reference, tags, text } from '../registry/field.ts'

/** Whether what was made or received is good. */
export const qualityCheck = defineEntity({
  name: 'quality_check',
  plural: 'quality_checks',
  summary: 'Whether what was made or received is good',
  fields: {
    title: text({ required: true, filter: true, sort: true, search: true }),
    workOrderId: reference('work_order', { filter: true }),
    productId: reference('product', { filter: true }),
    employeeId: reference('employee', { filter: true, summary: 'Who checks' }),
    result: choice(['pending', 'passed', 'failed'], {
      initial: 'pending',
      filter: true,
      sort: true,
    }),
    checkedAt: instant({ filter: true, sort: true }),
    checkedQuantity: quantity(),
    defectiveQuantity: quantity(),
    defects: tags({ filter: true, summary: 'Kinds of defects that were found' }),
    notes: text({ max: 10_000 }),
  },
  status: { field: 'result', moves: { pending: ['passed', 'failed'], failed: ['pending'] } },
  check: ({ checkedQuantity: checked, defectiveQuantity: defective }) =>
    checked != null && Number(defective) > Number(checked)
      ? [{ field: 'defectiveQuantity', rule: 'must not be more than checkedQuantity' }]
      : [],
})
