import { settingsIn } from '../access/settings-in.ts'
import type { Deps, Repositories } from '../deps.ts'
import { AppError } from '../shared/errors.ts'
import type { EventContext } from '../shared/events.ts'
import type { ReservationInput } from './move-schema.ts'
import type { StockReservation } from './ports.ts'
import { requireGoods } from './require-goods.ts'
import { reserveStock } from './reserve-stock.ts'

/**
 * Keeps stock for what somebody says: all of it in one warehouse, or nothing. Without a warehouse the
 * workspace's own, else the first one by id that has it all.
 * @throws AppError `invalid_input` for a warehouse or product that is not there or is a service,
 * `conflict` when less is available
 */
export async function reserveByHand(
  deps: Pick<Deps, 'newId' | 'cache'>,
  r: Repositories,
  context: EventContext,
  input: ReservationInput,
): Promise<StockReservation> {
  const { productId, quantity, reference = null, reason = null } = input
  await requireGoods(
    r,
    input.warehouseId === undefined ? {} : { warehouseId: input.warehouseId },
    productId,
  )
  const warehouseId = input.warehouseId ?? (await whereAll(deps, r, context, input))
  const demand = { kind: 'manual' as const, id: deps.newId(), productId, reference, reason }
  const place = { warehouseId, only: true, quantity }
  const { added } =
    warehouseId === null
      ? { added: 0 }
      : await reserveStock(deps, r, context, { ...demand, ...place })
  const [reservation] = added < quantity ? [] : await r.stock.reservedFor('manual', [demand.id])
  if (reservation) return reservation
  const rule =
    input.warehouseId === undefined
      ? 'is more than what is available in any one warehouse'
      : 'is more than what is available in the warehouse'
  throw new AppError('conflict', `The quantity ${rule}`, { fields: [{ field: 'quantity', rule }] })
}

async function whereAll(
  deps: Pick<Deps, 'cache'>,
  r: Repositories,
  context: EventContext,
  { productId, quantity }: ReservationInput,
): Promise<string | null> {
  const own = (await settingsIn(deps, context, r)).sales.warehouseId
  const all = (await r.stock.lock([productId]))
    .filter(({ open, available }) => open && available >= quantity)
    .map(({ warehouseId }) => warehouseId)
  return all.find((id) => id === own) ?? all[0] ?? null
}
