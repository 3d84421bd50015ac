import { defineEntity } from '../registry/entity.ts'
import { choice, instant, integer, reference, text } from '../registry/field.ts'

/** How far the processor has got with an order. */
export const orderProcessing = defineEntity({
  name: 'order_processing',
  plural: 'order_processings',
  summary: 'How far the processor has got with an order',
  fields: {
    orderId: reference('order', { required: true, immutable: true, filter: true }),
    status: choice(['PENDING', 'PROCESSING', 'COMPLETED', 'FAILED'], {
      initial: 'PENDING',
      filter: true,
      sort: true,
    }),
    attempts: integer({ initial: 0, summary: 'How often it was begun' }),
    errorCode: text({ max: 100, filter: true }),
    errorMessage: text({ max: 2000 }),
    startedAt: instant({ sort: true }),
    finishedAt: instant({ sort: true }),
  },
  unique: [['orderId']],
  writes: [],
  status: {
    field: 'status',
    moves: {},
    internalMoves: {
      // FAILED at once: cancelled before it was begun.
      PENDING: ['PROCESSING', 'FAILED'],
      PROCESSING: ['COMPLETED', 'FAILED'],
      FAILED: ['PROCESSING'],
    },
  },
})
