import type { Bill, Bills, Part } from '../../workflows/production/bills.ts'
import type { StockLedger } from '../../workflows/production/explode.ts'

export const part = (sku: string, more: Partial<Part> = {}): Part => ({
  id: sku,
  sku,
  type: 'goods',
  supply: 'bought',
  leadTimeDays: 0,
  ...more,
})
export const made = (sku: string, leadTimeDays = 0) => part(sku, { supply: 'made', leadTimeDays })
export const bill = (items: Record<string, number>, more: Partial<Bill> = {}): Bill => ({
  outputQuantity: 1,
  items: Object.entries(items).map(([productId, quantity]) => ({
    productId,
    quantity,
    scrapPercent: 0,
  })),
  ...more,
})
export const world = (parts: Part[], bills: Record<string, Bill>): Bills => ({
  parts: new Map(parts.map((each) => [each.id, each])),
  bills: new Map(Object.entries(bills)),
})
export const stock = (there: Record<string, number> = {}): StockLedger =>
  new Map(Object.entries(there).map(([id, quantity]) => [id, BigInt(Math.round(quantity * 1000))]))
