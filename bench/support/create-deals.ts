import type { Answer, AskApi } from '../../scripts/ask-api.ts'

const CHUNK = 100

/** @returns what makes so many deals of two lines that are in stock and one without a product */
export async function createDeals(ask: AskApi): Promise<(count: number) => Promise<string[]>> {
  const warehouse = await ask('POST', '/warehouses', { code: 'W', name: 'The warehouse' })
  const products: Answer[] = []
  for (const sku of ['table', 'lamp']) {
    const product = await ask('POST', '/products', { sku, name: sku, price: 1_000_05, taxRate: 12 })
    const move = { kind: 'receipt', warehouseId: warehouse.id, productId: product.id }
    await ask('POST', '/stock/moves', { ...move, quantity: 1_000_000 })
    products.push(product)
  }
  const customer = await ask('POST', '/customers', { name: 'A customer' })
  const items = [
    ...products.map(({ id }) => ({
      productId: id,
      quantity: 2,
      unitPrice: 1_000_05,
      discountPercent: 10,
      taxRate: 12,
    })),
    { title: 'Delivery', quantity: 1, unitPrice: 300_00 },
  ]
  return async (count) => {
    const ids: string[] = []
    while (ids.length < count) {
      const operations = Array.from(
        { length: Math.min(CHUNK, count - ids.length) },
        (_, index) => ({
          create: {
            title: `Deal ${ids.length + index}`,
            stage: 'PROPOSAL',
            customerId: customer.id,
            items,
          },
        }),
      )
      const { results } = await ask('POST', '/deals/bulk', { operations })
      ids.push(...results.map(({ id }) => id))
    }
    return ids
  }
}
