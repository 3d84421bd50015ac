import type { Repositories } from '../deps.ts'
import { product } from '../entities/product.ts'
import { AppError, type FieldError } from '../shared/errors.ts'

const MUST_EXIST = {
  warehouse: 'must be the id of a warehouse that exists',
  product: 'must be the id of a product that exists',
}

/**
 * @param warehouses by the field that names them
 * @throws AppError `invalid_input` for a warehouse or product that is not there or is a service
 */
export async function requireGoods(
  r: Pick<Repositories, 'records'>,
  warehouses: Readonly<Record<string, string>>,
  productId: string,
): Promise<void> {
  const errors = await missing(r, warehouses)
  const found = await r.records.find(product, productId)
  if (found?.['type'] !== 'goods') {
    const rule = found ? 'is a service, which has no stock' : MUST_EXIST.product
    errors.push({ field: 'productId', rule })
  }
  refuse(errors)
}

/**
 * The same once stock is written, which waits for whoever is deleting one of them.
 * @throws AppError `invalid_input` for what was deleted meanwhile
 */
export async function requireLive(
  r: Pick<Repositories, 'records'>,
  warehouses: Readonly<Record<string, string>>,
  productId: string,
): Promise<void> {
  const errors = await missing(r, warehouses)
  const live = await r.records.existing('product', [productId])
  if (!live.has(productId)) errors.push({ field: 'productId', rule: MUST_EXIST.product })
  refuse(errors)
}

async function missing(
  r: Pick<Repositories, 'records'>,
  warehouses: Readonly<Record<string, string>>,
): Promise<FieldError[]> {
  const live = await r.records.existing('warehouse', Object.values(warehouses))
  return Object.entries(warehouses).flatMap(([field, id]) =>
    live.has(id) ? [] : [{ field, rule: MUST_EXIST.warehouse }],
  )
}

function refuse(errors: readonly FieldError[]): void {
  const [first] = errors
  if (!first) return
  throw new AppError('invalid_input', `${first.field} ${first.rule}`, { fields: errors })
}
