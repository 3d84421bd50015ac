import { changeSettings } from '../../access/change-settings.ts'
import { customer } from '../../entities/customer.ts'
import { deal } from '../../entities/deal.ts'
import { product } from '../../entities/product.ts'
import { warehouse } from '../../entities/warehouse.ts'
import { moveStock } from '../../inventory/move-stock.ts'
import { createRecord } from '../../registry/create-record.ts'
import type { AnyEntity } from '../../registry/entity.ts'
import type { BotTools } from '../bot-tools.ts'
import { trialTexts } from './texts.ts'

/** Minor units: deals of this value and more are approved. */
const THRESHOLD = 100_000_00
const TABLE = { sku: 'TABLE', price: 120_000_00, supply: 'made' }
const CHAIR = { sku: 'CHAIR', price: 35_000_00, supply: 'bought' }

/** A workshop with goods in stock, a customer, and a deal that waits to be won. @returns its id */
export async function stockWorkshop(tools: BotTools): Promise<string> {
  const { deps, r, context, language } = tools
  const t = trialTexts[language]
  const make = async (entity: AnyEntity, input: Record<string, unknown>) =>
    (await createRecord(deps, r, context, entity, input)).id

  const warehouseId = await make(warehouse, { code: 'MAIN', name: t.warehouse })
  const tableId = await make(product, { ...TABLE, name: t.products.table })
  const chairId = await make(product, { ...CHAIR, name: t.products.chair })
  for (const [productId, quantity] of [
    [tableId, 5],
    [chairId, 20],
  ] as const) {
    await moveStock(deps, r, context, { kind: 'receipt', warehouseId, productId, quantity })
  }
  const customerId = await make(customer, { name: t.customer })
  const { values, version } = await r.settings.read()
  if (values.approvals.dealThreshold === null) {
    await changeSettings({ r, context }, { version, approvals: { dealThreshold: THRESHOLD } })
  }
  const dealId = await make(deal, {
    title: t.deal,
    stage: 'NEGOTIATION',
    customerId,
    items: [
      { productId: tableId, quantity: 2, unitPrice: TABLE.price },
      { productId: chairId, quantity: 8, unitPrice: CHAIR.price },
    ],
  })
  return dealId
}
