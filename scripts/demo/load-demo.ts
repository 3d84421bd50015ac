import type { Answer, AskApi } from '../ask-api.ts'

export interface DemoRow {
  what: string
  name: string
  isNew: boolean
}

/** Ids of the deals to win. */
export interface DemoDeals {
  ordinary: string
  short: string
  late: string
}

const PIECES = { currency: 'KZT', taxRate: 12 }
const MADE = { ...PIECES, supply: 'made' }
const BOUGHT = { ...PIECES, supply: 'bought' }

/**
 * A company that makes tables, of tops, which it makes too, and legs, which it buys. What is there
 * already, by its code, SKU, number or name, stays as it is.
 */
export async function loadDemo(ask: AskApi): Promise<{ rows: DemoRow[]; deals: DemoDeals }> {
  const rows: DemoRow[] = []
  const once = async (
    what: string,
    path: string,
    by: string,
    body: Record<string, unknown>,
    shown = String(body[by]),
  ): Promise<Answer & { isNew: boolean }> => {
    const filter = `${by}=${encodeURIComponent(String(body[by]))}&limit=1`
    const [found] = (await ask('GET', `/${path}?${filter}`)).items
    const record: Answer = found ?? (await ask('POST', `/${path}`, body))
    rows.push({ what, name: shown, isNew: !found })
    return { ...record, isNew: !found }
  }

  const warehouse = await once('Warehouse', 'warehouses', 'code', {
    code: 'ALA-1',
    name: 'Almaty, main',
  })
  const wood = await once('Supplier', 'suppliers', 'name', {
    name: 'Taiga Timber',
    leadTimeDays: 7,
  })
  const metal = await once('Supplier', 'suppliers', 'name', {
    name: 'Steel & Legs',
    leadTimeDays: 4,
  })

  const product = (body: Record<string, unknown>) => once('Product', 'products', 'sku', body)
  const table = await product({
    ...MADE,
    sku: 'TABLE-OAK',
    name: 'Oak table',
    price: 120_000_00,
    leadTimeDays: 3,
  })
  const top = await product({
    ...MADE,
    sku: 'TOP-OAK',
    name: 'Oak table top',
    price: 60_000_00,
    leadTimeDays: 2,
  })
  const leg = await product({
    ...BOUGHT,
    sku: 'LEG-STEEL',
    name: 'Steel leg',
    price: 6_000_00,
    cost: 3_500_00,
    supplierId: metal.id,
    leadTimeDays: 4,
  })
  const board = await product({
    ...BOUGHT,
    sku: 'BOARD-OAK',
    name: 'Oak board, 2 m',
    price: 9_000_00,
    cost: 5_500_00,
    supplierId: wood.id,
    leadTimeDays: 7,
  })
  const chair = await product({
    ...BOUGHT,
    sku: 'CHAIR-ASH',
    name: 'Ash chair',
    price: 35_000_00,
    cost: 21_000_00,
    supplierId: wood.id,
    leadTimeDays: 7,
  })
  const delivery = await product({
    ...PIECES,
    type: 'service',
    sku: 'DELIVERY',
    name: 'Delivery in town',
    price: 5_000_00,
  })

  const madeOf = (name: string, productId: string, items: [Answer, number][]) =>
    once(
      'Bill of materials',
      'bills-of-materials',
      'productId',
      {
        name,
        productId,
        items: items.map(([of, quantity]) => ({ productId: of.id, quantity })),
      },
      name,
    )
  await madeOf('Oak table: 1 top, 4 legs', table.id, [
    [top, 1],
    [leg, 4],
  ])
  await madeOf('Oak table top: 5 boards', top.id, [[board, 5]])

  const stock: [Answer & { isNew: boolean }, string, number][] = [
    [table, 'Oak tables', 2],
    [top, 'Oak table tops', 1],
    [leg, 'Steel legs', 20],
    [board, 'Oak boards', 8],
    [chair, 'Ash chairs', 12],
  ]
  for (const [of, name, quantity] of stock) {
    const reference = 'demo'
    const path = `/stock/moves?productId=${of.id}&reference=${reference}&limit=1`
    const isNew = (await ask('GET', path)).items.length === 0
    if (isNew) {
      const move = { warehouseId: warehouse.id, productId: of.id, kind: 'receipt' }
      await ask(
        'POST',
        '/stock/moves',
        { ...move, quantity, reference },
        // Two who run it at the same time receive it once.
        { 'idempotency-key': `demo-stock-${of.id}` },
      )
    }
    rows.push({ what: 'Stock', name: `${quantity} ${name}`, isNew })
  }

  const prices = await once('Price list', 'price-lists', 'name', {
    name: 'Cafés and restaurants',
    currency: 'KZT',
    items: [
      { productId: chair.id, minQuantity: 0, price: 33_000_00 },
      { productId: chair.id, minQuantity: 10, price: 29_900_00 },
      { productId: table.id, minQuantity: 0, price: 110_000_00 },
    ],
  })
  const cafe = await once('Customer', 'customers', 'name', {
    name: 'Café Aport',
    type: 'company',
    currency: 'KZT',
    creditLimit: 3_000_000_00,
    paymentTermDays: 14,
    priceListId: prices.id,
  })
  const person = await once('Customer', 'customers', 'name', {
    name: 'Aigerim Sadykova',
    currency: 'KZT',
  })

  const deal = (body: Record<string, unknown>) =>
    once(
      'Deal',
      'deals',
      'number',
      { stage: 'NEGOTIATION', currency: 'KZT', ...body },
      `${String(body['number'])}  ${String(body['title'])}`,
    )
  const line = (of: Answer, quantity: number) => ({
    productId: of.id,
    quantity,
    unitPrice: of['price'],
    taxRate: 12,
  })
  const ordinary = await deal({
    number: 'DEMO-1',
    title: 'Chairs for Aigerim: everything is in stock',
    customerId: person.id,
    items: [line(chair, 2), line(delivery, 1)],
  })
  const short = await deal({
    number: 'DEMO-2',
    title: 'Tables for a café: short of stock, tables are made',
    customerId: cafe.id,
    pricing: 'tiered',
    items: [line(table, 6), line(chair, 10)],
  })
  const late = await deal({
    number: 'DEMO-3',
    title: 'Tables for tomorrow: promised too early, everything is undone',
    customerId: person.id,
    deliverBy: new Date(Date.now() + 86_400_000).toISOString().slice(0, 10),
    items: [line(table, 20)],
  })
  return { rows, deals: { ordinary: ordinary.id, short: short.id, late: late.id } }
}
