import type { invoice } from '../entities/invoice.ts'
import type { order } from '../entities/order.ts'
import type { payment } from '../entities/payment.ts'
import type { refund } from '../entities/refund.ts'
import type { RecordOf } from '../registry/entity.ts'

export type Order = RecordOf<typeof order>
export type Invoice = RecordOf<typeof invoice>
export type Payment = RecordOf<typeof payment>
export type Refund = RecordOf<typeof refund>

/** The field is optional for who writes a record, but filled in when it is stored: with the workspace's own. */
export const currencyOf = ({ currency }: { currency: string | null }): string => currency ?? ''
