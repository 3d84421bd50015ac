/** What planning knows of a product. */
export interface Part {
  id: string
  sku: string
  type: 'goods' | 'service'
  supply: 'bought' | 'made'
  /** Days until it is made or delivered. */
  leadTimeDays: number
  /** ISO 8601; null or absent while it lives. */
  deletedAt?: string | null
}

/** What so much of a product is made of. */
export interface Bill {
  outputQuantity: number
  items: readonly {
    productId: string
    /** For `outputQuantity`. */
    quantity: number
    /** Percent of the quantity, lost on the way. */
    scrapPercent: number
  }[]
}

/** Products and active bills of materials, by the id of the product. */
export interface Bills {
  parts: ReadonlyMap<string, Part>
  bills: ReadonlyMap<string, Bill>
}

/** What is made of it, and goods: services have no stock and are not planned. */
export function componentsOf({ parts, bills }: Bills, productId: string): Bill['items'] {
  if (parts.get(productId)?.supply !== 'made') return []
  const items = bills.get(productId)?.items ?? []
  return items.filter((item) => parts.get(item.productId)?.type === 'goods')
}
