import type { LockedLevel } from './ports.ts'
import { exactly } from '../shared/quantity.ts'

export interface Part {
  warehouseId: string
  /** More than 0. */
  quantity: number
}

/**
 * From where to take `wanted` of one product: the preferred warehouse first, then by id; as much as is
 * available in warehouses that are open.
 */
export function allocate(
  levels: readonly Pick<LockedLevel, 'warehouseId' | 'available' | 'open'>[],
  wanted: number,
  preferred?: string | null,
): Part[] {
  const isOther = ({ warehouseId }: Part | LockedLevel) => Number(warehouseId !== preferred)
  const inOrder = (levels as LockedLevel[])
    .filter(({ open, available }) => open && available > 0)
    .toSorted((a, b) => isOther(a) - isOther(b) || (a.warehouseId < b.warehouseId ? -1 : 1))
  const parts: Part[] = []
  let missing = wanted
  for (const { warehouseId, available } of inOrder) {
    if (missing <= 0) break
    const quantity = Math.min(available, missing)
    parts.push({ warehouseId, quantity })
    missing = exactly(missing - quantity)
  }
  return parts
}
