import type { Repositories } from '../deps.ts'
import { customer } from '../entities/customer.ts'
import type { RecordOf } from '../registry/entity.ts'
import { AppError } from '../shared/errors.ts'
import { findRecord } from '../shared/find-record.ts'

/**
 * The customer that something is sold to.
 * @throws AppError `conflict` when they are deleted or not active
 */
export async function requireBuyer(
  r: Pick<Repositories, 'records'>,
  customerId: string,
): Promise<RecordOf<typeof customer>> {
  const buyer = await findRecord(r, customer, customerId)
  if (!buyer) throw new AppError('conflict', 'The customer is deleted')
  if (!buyer.active) throw new AppError('conflict', `The customer ${buyer.name} is not active`)
  return buyer
}
