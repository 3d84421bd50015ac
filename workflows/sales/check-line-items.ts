import type { FieldError } from '../shared/errors.ts'
import type { LineItem } from './line-items.ts'

/** A line says what it sells: a product, or words. */
export function checkLineItems(items: readonly LineItem[]): FieldError[] {
  return items.flatMap(({ productId, title }, index) =>
    productId == null && title == null
      ? [{ field: `items[${index}].productId`, rule: 'is needed when there is no title' }]
      : [],
  )
}
