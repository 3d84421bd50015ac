import { z } from 'zod'
import { STOCK_MOVE_KINDS } from './ports.ts'
import { exactly } from '../shared/quantity.ts'

const MAX = 1_000_000_000
const id = z.uuid('must be an id').toLowerCase()
const note = (max: number) =>
  z
    .string()
    .min(1, 'must not be empty')
    .max(max, `must have at most ${max} characters`)
    // oxlint-disable-next-line no-control-regex
    .regex(/^[^\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]*$/, 'must not have control characters')

const quantity = z
  .number()
  .max(MAX)
  .refine(
    (value) => Math.abs(exactly(value) - value) < 1e-9,
    'must have at most three decimal places',
  )

/** A change of stock, as a caller asks for it. */
export const stockMoveSchema = z
  .strictObject({
    warehouseId: id,
    productId: id,
    kind: z.enum(STOCK_MOVE_KINDS),
    /** More than 0; for an adjustment also less: what was found to be missing. */
    quantity: quantity.min(-MAX).refine((value) => value !== 0, 'must not be 0'),
    /** Of a transfer: where it goes. */
    toWarehouseId: id.optional(),
    reference: note(200).optional(),
    reason: note(1000).optional(),
  })
  .superRefine(({ kind, quantity, toWarehouseId, warehouseId, reason }, refine) => {
    const wrong = (field: string, message: string) =>
      refine.addIssue({ code: 'custom', path: [field], message })
    if (kind !== 'adjustment' && quantity < 0) {
      wrong('quantity', 'must be more than 0; only an adjustment may be less')
    }
    if (kind === 'adjustment' && reason === undefined) {
      wrong('reason', 'is needed for an adjustment')
    }
    if (kind === 'transfer' && toWarehouseId === undefined) {
      wrong('toWarehouseId', 'is needed for a transfer')
    }
    if (kind !== 'transfer' && toWarehouseId !== undefined) {
      wrong('toWarehouseId', 'is for a transfer only')
    }
    if (toWarehouseId === warehouseId) wrong('toWarehouseId', 'must be another warehouse')
  })

export type StockMoveInput = z.infer<typeof stockMoveSchema>

/** A reservation by hand, as a caller asks for it. */
export const reservationSchema = z.strictObject({
  /** From there; from one that has it all when absent. */
  warehouseId: id.optional(),
  productId: id,
  quantity: quantity.positive('must be more than 0'),
  reference: note(200).optional(),
  reason: note(1000).optional(),
})

export type ReservationInput = z.infer<typeof reservationSchema>
