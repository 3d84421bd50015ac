import type { AskApi } from '../../scripts/ask-api.ts'

/** A sale of its own: nothing of it is shared with another one but the warehouse and the supplier. */
export interface Sale {
  label: string
  customerId: string
  /** By role. */
  products: Readonly<Record<Role, string>>
  /** Null for an order from outside. */
  dealId: string | null
  /** Of an order from outside, once it is placed. */
  orderId: string | null
  lines: readonly { productId?: string; title?: string; quantity: number; unitPrice: number }[]
  deliverBy: string | null
}

const ROLES = ['table', 'top', 'leg', 'lamp', 'chair'] as const
export type Role = (typeof ROLES)[number]

/** What every sale needs once. */
export interface SalesCompany {
  warehouseId: string
  supplierId: string
}

export async function openSalesCompany(ask: AskApi): Promise<SalesCompany> {
  const warehouse = await ask('POST', '/warehouses', { code: 'W', name: 'The warehouse' })
  const supplier = await ask('POST', '/suppliers', { name: 'The supplier', leadTimeDays: 5 })
  return { warehouseId: warehouse.id, supplierId: supplier.id }
}

const STOCK: Record<Role, number> = { table: 3, top: 1, leg: 2, lamp: 1, chair: 10 }

/**
 * A customer, products and a deal. It is short of tables, which are made of tops, which are made too, and
 * of legs; and of lamps, which are bought. Two lines name the same product (I4). `late`: promised for
 * tomorrow, which cannot be kept, as the last step finds. `plenty`: everything is in stock.
 */
export async function prepareSale(
  ask: AskApi,
  { warehouseId, supplierId }: SalesCompany,
  { label, late = false, plenty = false, outside = false }: SaleOptions,
): Promise<Sale> {
  const bought = { supply: 'bought', supplierId, leadTimeDays: 3 }
  const made = { supply: 'made', leadTimeDays: 2 }
  const ways = { table: made, top: made, leg: bought, lamp: bought, chair: bought }
  const created = await ask('POST', '/products/bulk', {
    operations: ROLES.map((role, index) => ({
      create: {
        sku: `${label}-${role}`,
        name: `${role} of ${label}`,
        price: 1_000_05 * (index + 1),
        taxRate: 12,
        ...ways[role],
      },
    })),
  })
  const products = Object.fromEntries(
    ROLES.map((role, index) => [role, created.results[index]?.id ?? '']),
  ) as Record<Role, string>
  const { table, top, leg, lamp, chair } = products
  await ask('POST', '/bills-of-materials/bulk', {
    operations: [
      {
        create: {
          productId: table,
          items: [
            { productId: top, quantity: 1 },
            { productId: leg, quantity: 4 },
          ],
        },
      },
      {
        create: {
          productId: top,
          outputQuantity: 2,
          items: [{ productId: leg, quantity: 1, scrapPercent: 10 }],
        },
      },
    ],
  })
  await Promise.all(
    ROLES.map((role) => {
      const quantity = plenty ? 100 : STOCK[role]
      const move = { kind: 'receipt', warehouseId, productId: products[role], quantity }
      return ask('POST', '/stock/moves', move)
    }),
  )
  const customer = await ask('POST', '/customers', { name: `Customer of ${label}` })
  const lines = [
    { productId: table, quantity: 4, unitPrice: 1_000_05, taxRate: 12, discountPercent: 10 },
    { productId: lamp, quantity: 3, unitPrice: 4_000_19, taxRate: 12 },
    { productId: table, quantity: 1, unitPrice: 999_99 },
    { productId: chair, quantity: 2, unitPrice: 5_000_00, taxRate: 12 },
    { title: 'Delivery', quantity: 1, unitPrice: 300_00 },
  ]
  const deliverBy = late ? tomorrow() : null
  const base = { label, customerId: customer.id, products, lines, deliverBy }
  if (outside) return { ...base, dealId: null, orderId: null }
  const deal = await ask('POST', '/deals', {
    title: `Deal of ${label}`,
    stage: 'PROPOSAL',
    customerId: customer.id,
    items: lines,
    ...(deliverBy === null ? {} : { deliverBy }),
  })
  return { ...base, dealId: deal.id, orderId: null }
}

export interface SaleOptions {
  /** Unique: the SKUs begin with it. */
  label: string
  late?: boolean
  plenty?: boolean
  /** An order from outside, without a deal. */
  outside?: boolean
}

/** Wins the deal, or places the order: its saga begins. @returns the id of the saga */
export async function closeSale(ask: AskApi, sale: Sale): Promise<string> {
  if (sale.dealId !== null) {
    await ask('POST', `/deals/${sale.dealId}/win`)
    return sale.dealId
  }
  const order = await ask(
    'POST',
    '/orders',
    {
      customerId: sale.customerId,
      items: sale.lines,
      ...(sale.deliverBy === null ? {} : { deliverBy: sale.deliverBy }),
    },
    { 'idempotency-key': `order-${sale.label}` },
  )
  sale.orderId = order.id
  return order.id
}

const tomorrow = (): string => new Date(Date.now() + 86_400_000).toISOString().slice(0, 10)
