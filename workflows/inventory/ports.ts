/** Why stock changed. A transfer is two moves: out of one warehouse, into the other. */
export const STOCK_MOVE_KINDS = ['receipt', 'issue', 'adjustment', 'transfer'] as const
export type StockMoveKind = (typeof STOCK_MOVE_KINDS)[number]

/** One change of what a warehouse has of a product. Never changed afterwards. */
export interface StockMove {
  id: string
  warehouseId: string
  productId: string
  kind: StockMoveKind
  /** In units of the product, at most three decimal places; what left is negative. Never 0. */
  quantity: number
  /** What it belongs to: a number of an order, the id shared by both moves of a transfer. */
  reference: string | null
  reason: string | null
  /** ISO 8601, UTC. */
  at: string
  /** An actor as `type:id`. */
  createdBy: string
}

/** How much of a product a warehouse has. `onHand` = `available` + `reserved`, none negative. */
export interface StockLevel {
  warehouseId: string
  productId: string
  onHand: number
  reserved: number
  available: number
  /** ISO 8601, UTC. */
  updatedAt: string
}

export interface StockLevelFilter {
  warehouseId?: string | undefined
  productId?: string | undefined
}

export interface StockMoveFilter extends StockLevelFilter {
  kind?: StockMoveKind | undefined
  reference?: string | undefined
}

/** Stock of one tenant. */
export interface StockRepository {
  /**
   * Writes the move and changes the level with it, in one atomic statement each.
   * @returns the level after it, or null when there is less available than is to leave: then nothing
   * is written
   */
  move(move: Omit<StockMove, 'at' | 'createdBy'>): Promise<StockLevel | null>
  /** By warehouse and product; `after` is the last pair of the page before. */
  levels(
    filter: StockLevelFilter,
    page: { limit: number; after?: { warehouseId: string; productId: string } | undefined },
  ): Promise<StockLevel[]>
  /** Newest first; `before` is the id of the last move of the page before. */
  moves(
    filter: StockMoveFilter,
    page: { limit: number; before?: string | undefined },
  ): Promise<StockMove[]>
}
