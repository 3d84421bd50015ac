import type { invoice } from '../entities/invoice.ts'
import type { order } from '../entities/order.ts'
import type { payment } from '../entities/payment.ts'
import type { refund } from '../entities/refund.ts'
import type { RecordOf } from '../registry/entity.ts'

/** A record whose fields with an initial value have one, as all that Potok itself writes. */
type Filled<R, K extends keyof R> = R & { [Key in K]: NonNullable<R[Key]> }
type Line = RecordOf<typeof order>['items'][number]

export type Order = Filled<
  Omit<RecordOf<typeof order>, 'items'>,
  'status' | 'total' | 'currency'
> & {
  items: Filled<Line, 'delivered'>[]
}
export type Invoice = Filled<RecordOf<typeof invoice>, 'status' | 'total' | 'paidTotal'>
export type Payment = Filled<
  RecordOf<typeof payment>,
  'gateway' | 'status' | 'refundedTotal' | 'currency'
>
export type Refund = Filled<RecordOf<typeof refund>, 'status' | 'currency'>
