import type { FieldError } from '../shared/errors.ts'

/** A product is not made of itself, and each component has one line. Loops through others show when it is planned. */
export function checkComponents(values: Record<string, unknown>): FieldError[] {
  const items = (values['items'] ?? []) as { productId: string }[]
  const seen = new Set<string>([String(values['productId'])])
  return items.flatMap(({ productId }, index) => {
    if (!seen.has(productId)) {
      seen.add(productId)
      return []
    }
    const rule = 'must differ from the product and from the other lines'
    return [{ field: `items[${index}].productId`, rule }]
  })
}
