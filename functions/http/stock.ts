import type { Deps } from '../../workflows/deps.ts'
import { moveStock } from '../../workflows/inventory/move-stock.ts'
import type { StockLevel } from '../../workflows/inventory/ports.ts'
import { AppError } from '../../workflows/shared/errors.ts'
import { openApiApp } from './open-api-app.ts'
import { listLevels, listMoves, makeMove } from './stock-routes.ts'
import { stockReservations } from './stock-reservations.ts'
import { contextOf, write } from './write.ts'

/** `/api/v1/stock`. */
export function stock(deps: Pick<Deps, 'inTenant' | 'newId' | 'cache'>) {
  const app = openApiApp()

  app.openapi(makeMove, (c) => {
    const input = c.req.valid('json')
    return write(deps, c, async (r, context) => {
      const moved = await moveStock(deps, r, context, input)
      return {
        status: 201,
        body: { moves: moved.map(({ move }) => move), levels: moved.map(({ level }) => level) },
      }
    })
  })

  app.openapi(listLevels, async (c) => {
    const { limit, cursor, ...filter } = c.req.valid('query')
    const after = cursor === undefined ? undefined : placeOf(cursor)
    const found = await deps.inTenant(contextOf(c), (r) =>
      r.stock.levels(filter, { limit: limit + 1, after }),
    )
    const items = found.slice(0, limit)
    const last = found.length > limit ? items.at(-1) : undefined
    return c.json({ items, nextCursor: last ? cursorOf(last) : null }, 200)
  })

  app.openapi(listMoves, async (c) => {
    const { limit, cursor, ...filter } = c.req.valid('query')
    const found = await deps.inTenant(contextOf(c), (r) =>
      r.stock.moves(filter, { limit: limit + 1, before: cursor }),
    )
    const items = found.slice(0, limit)
    return c.json(
      { items, nextCursor: found.length > limit ? (items.at(-1)?.id ?? null) : null },
      200,
    )
  })

  app.route('/reservations', stockReservations(deps))
  return app
}

const cursorOf = ({ warehouseId, productId }: StockLevel): string => `${warehouseId}.${productId}`

const UUID = '[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}'
const CURSOR = new RegExp(`^(${UUID})\\.(${UUID})$`)

function placeOf(cursor: string): { warehouseId: string; productId: string } {
  const [, warehouseId, productId] = CURSOR.exec(cursor) ?? []
  if (warehouseId !== undefined && productId !== undefined) return { warehouseId, productId }
  const rule = 'must be nextCursor of the page before'
  throw new AppError('invalid_input', `cursor ${rule}`, { fields: [{ field: 'cursor', rule }] })
}
