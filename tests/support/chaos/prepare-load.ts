import type { AskApi } from '../../../scripts/ask-api.ts'

/** A sale that is to become a saga. */
export interface Deal {
  kind: 'deal' | 'order'
  /** Promised too early: it fails at its last step. */
  late: boolean
  /** Of the deal; of the order, once it is placed. */
  id: string | null
  /** Of an order from outside. */
  body: Record<string, unknown>
  key: string
}

const CUSTOMERS = 20
const CHUNK = 100

/**
 * A workspace of sales that all want the same few products: some find enough, some are short and make or
 * buy the rest. A third are orders from outside; one of six is promised too early.
 */
export async function prepareLoad(
  ask: AskApi,
  { sagas, random }: { sagas: number; random: () => number },
): Promise<Deal[]> {
  const warehouse = await ask('POST', '/warehouses', { code: 'W', name: 'The warehouse' })
  const supplier = await ask('POST', '/suppliers', { name: 'The supplier', leadTimeDays: 5 })
  const bought = { supply: 'bought', supplierId: supplier.id, leadTimeDays: 3, taxRate: 12 }
  const made = { supply: 'made', leadTimeDays: 2, taxRate: 12 }
  const created = await ask('POST', '/products/bulk', {
    operations: [
      { create: { sku: 'table', name: 'A table', price: 90_000_00, ...made } },
      { create: { sku: 'top', name: 'A top', price: 30_000_00, ...made } },
      { create: { sku: 'leg', name: 'A leg', price: 5_000_00, ...bought } },
      { create: { sku: 'lamp', name: 'A lamp', price: 12_345_67, ...bought } },
      { create: { sku: 'sign', name: 'A sign to measure', price: 7_777_77, ...made } },
    ],
  })
  const [table = '', top = '', leg = '', lamp = '', sign = ''] = created.results.map(({ id }) => id)
  const parts = [
    { productId: top, quantity: 1 },
    { productId: leg, quantity: 4 },
  ]
  await ask('POST', '/bills-of-materials', { productId: table, items: parts })
  const legs = [{ productId: leg, quantity: 1 }]
  await ask('POST', '/bills-of-materials', { productId: top, items: legs })
  // Enough for about half of the sales.
  for (const [productId, quantity] of [
    [table, sagas],
    [top, Math.ceil(sagas / 10)],
    [leg, sagas],
    [lamp, sagas],
  ] as const) {
    const move = { kind: 'receipt', warehouseId: warehouse.id, productId, quantity }
    await ask('POST', '/stock/moves', move)
  }
  const customers = await ask('POST', '/customers/bulk', {
    operations: Array.from({ length: CUSTOMERS }, (_, index) => ({
      create: { name: `Customer ${index + 1}` },
    })),
  })

  const some = (max: number) => 1 + Math.floor(random() * max)
  const deals = Array.from({ length: sagas }, (_, index): Deal => {
    const late = random() < 1 / 6
    const items = [
      { productId: table, quantity: some(3), unitPrice: 90_000_05, taxRate: 12 },
      { productId: lamp, quantity: some(3), unitPrice: 12_345_67, discountPercent: 10 },
      // Never in stock, so that what is promised for tomorrow cannot be kept.
      ...(late ? [{ productId: sign, quantity: 1, unitPrice: 7_777_77 }] : []),
      { title: 'Delivery', quantity: 1, unitPrice: 300_00 },
    ]
    const body = {
      customerId: customers.results[index % CUSTOMERS]?.id,
      items,
      ...(late ? { deliverBy: tomorrow() } : {}),
    }
    const kind = random() < 1 / 3 ? 'order' : 'deal'
    return { kind, late, id: null, body, key: `chaos-${index + 1}` }
  })
  const open = deals.filter(({ kind }) => kind === 'deal')
  for (let from = 0; from < open.length; from += CHUNK) {
    const chunk = open.slice(from, from + CHUNK)
    const { results } = await ask('POST', '/deals/bulk', {
      operations: chunk.map(({ key, body }) => ({
        create: { title: `Deal ${key}`, stage: 'PROPOSAL', ...body },
      })),
    })
    for (const [index, deal] of chunk.entries()) deal.id = results[index]?.id ?? null
  }
  return deals
}

const tomorrow = (): string => new Date(Date.now() + 86_400_000).toISOString().slice(0, 10)
