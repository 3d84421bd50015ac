import type { LineItem } from './line-items.ts'

/** The lines of a document without its ids and amounts: as another document takes them over. */
export const agreedLines = (items: readonly LineItem[]): LineItem[] =>
  items.map(({ productId, title, quantity, unitPrice, discountPercent, taxRate }) => ({
    productId: productId ?? null,
    title: title ?? null,
    quantity,
    unitPrice,
    discountPercent: discountPercent ?? 0,
    taxRate: taxRate ?? 0,
  }))
