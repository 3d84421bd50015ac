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

/** What stock is kept for: a line of an order, a component of a production order, or what somebody says. */
export const DEMAND_KINDS = ['order_item', 'production_item', 'manual'] as const
export type DemandKind = (typeof DEMAND_KINDS)[number]

/** Whom stock is kept for: the id of the order's item, of the production order's item, or one of its own. */
export interface DemandKey {
  kind: DemandKind
  id: string
}

/** A demand of one product. */
export interface Demand extends DemandKey {
  productId: string
  /** What people know it by: a number of an order. */
  reference: string | null
  reason?: string | null
}

/** What of a level is kept for a demand. */
export interface StockReservation {
  id: string
  warehouseId: string
  productId: string
  demandKind: DemandKind
  demandId: string
  /** What is active now: 0 when it is released or issued. */
  quantity: number
  reference: string | null
  reason: string | null
  /** ISO 8601, UTC. */
  createdAt: string
  /** An actor as `type:id`. */
  createdBy: string
  updatedAt: string
}

export interface StockReservationFilter extends StockLevelFilter {
  demandKind?: DemandKind | undefined
  demandId?: string | undefined
}

/** A level that is locked until the transaction ends. */
export interface LockedLevel extends StockLevel {
  /** Is its warehouse in use? What a closed one has is not promised to anybody. */
  open: boolean
}

/** A reservation and its level after a change. */
export interface ChangedReservation {
  reservation: StockReservation
  level: StockLevel
}

/** A record that waits for a product, with the line that does. */
export interface WaitingDemand {
  kind: Exclude<DemandKind, 'manual'>
  itemId: string
  /** The order or production order. */
  recordId: string
  /** What it still needs, whatever is being made of it. */
  missing: number
}

/** Stock of one tenant. Whoever changes several levels locks them first, so that nobody waits in a circle. */
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
  /** Locks the levels of the products by product and warehouse, the order in which everybody does. */
  lock(productIds: readonly string[]): Promise<LockedLevel[]>
  /** What is active of the demands, by warehouse. */
  reservedFor(kind: DemandKind, ids: readonly string[]): Promise<StockReservation[]>
  /**
   * Keeps so much of a level for a demand, more than before. `id` is of the row when it is the first.
   * @returns null when less is available: then nothing is written
   */
  reserve(
    id: string,
    demand: Demand,
    warehouseId: string,
    quantity: number,
  ): Promise<ChangedReservation | null>
  /** Gives so much of a reservation back. @returns null when less is reserved: then nothing is written */
  release(reservationId: string, quantity: number): Promise<ChangedReservation | null>
  /**
   * What was reserved leaves: the move, the level and the reservation at once. The move's quantity is
   * negative.
   * @returns null when less is reserved: then nothing is written
   */
  issue(
    reservationId: string,
    move: Omit<StockMove, 'at' | 'createdBy'>,
  ): Promise<ChangedReservation | null>
  /** Active ones, the newest first; `before` is the id of the last one of the page before. */
  reservations(
    filter: StockReservationFilter,
    page: { limit: number; before?: string | undefined },
  ): Promise<StockReservation[]>
  /** One that is active. */
  reservation(id: string): Promise<StockReservation | null>
  /**
   * Lines of orders that are processing or completed, and components of production orders that are planned or
   * in progress, which are not fully reserved: the most urgent first, then the oldest.
   */
  waiting(productId: string, limit: number, orderId?: string): Promise<WaitingDemand[]>
  /** Is anything of the product available in a warehouse that is open? */
  isAvailable(productId: string): Promise<boolean>
  /** Is anything of it in a warehouse, or anything in the warehouse? */
  isStocked(place: StockLevelFilter): Promise<boolean>
}
