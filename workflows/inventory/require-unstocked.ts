import type { Repositories } from '../deps.ts'
import type { AnyEntity } from '../registry/entity.ts'
import { AppError } from '../shared/errors.ts'

/**
 * Of a locked record that is to be deleted.
 * @throws AppError `conflict` for a product or warehouse that has stock
 */
export async function requireUnstocked(
  r: Pick<Repositories, 'stock'>,
  { name }: Pick<AnyEntity, 'name'>,
  id: string,
): Promise<void> {
  const place =
    name === 'product' ? { productId: id } : name === 'warehouse' ? { warehouseId: id } : null
  if (place === null || !(await r.stock.isStocked(place))) return
  throw new AppError('conflict', `The ${name} cannot be deleted: it has stock`)
}
