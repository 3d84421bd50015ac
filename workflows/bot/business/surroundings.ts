import { settingsIn } from '../../access/settings-in.ts'
import { customer } from '../../entities/customer.ts'
import { employee } from '../../entities/employee.ts'
import { product } from '../../entities/product.ts'
import type { EntityRecord } from '../../registry/entity.ts'
import { findRecord } from '../../shared/find-record.ts'
import type { BotTools } from '../bot-tools.ts'

/** Where the days of the workspace begin, and what time it is. */
export async function timesOf({ deps, r, context }: BotTools) {
  const { timeZone, currency } = await settingsIn(deps, context, r)
  return { timeZone, currency, now: deps.clock.now() }
}

/** The employee who the speaker is; null when nobody said so. */
export async function employeeOf({ r, speaker }: Pick<BotTools, 'r' | 'speaker'>) {
  if (speaker.userId === null) return null
  const conditions = [{ field: 'userId', operator: 'eq' as const, value: speaker.userId }]
  const { records } = await r.records.list(employee, { conditions, limit: 1 })
  return records[0] ?? null
}

/** The name of the employee who looks after a record; null when there is none, or it is not for the speaker. */
export async function ownerName(
  { r, speaker }: Pick<BotTools, 'r' | 'speaker'>,
  ownerId: string | null,
): Promise<string | null> {
  const found: EntityRecord | null =
    ownerId === null ? null : await r.records.find(employee, ownerId, { deleted: 'with' })
  const isTheirs = found !== null && found['userId'] === speaker.userId
  if (!found || !(isTheirs || speaker.permissions.has('employees:read'))) return null
  return String(found['name'])
}

/** The name of a customer; null when there is none, or it is not for the speaker. */
export async function customerName(
  { r, speaker }: Pick<BotTools, 'r' | 'speaker'>,
  customerId: string | null,
): Promise<string | null> {
  if (customerId === null || !speaker.permissions.has('customers:read')) return null
  return (await findRecord(r, customer, customerId, { deleted: 'with' }))?.name ?? null
}

/** Names of the products of lines that have no title of their own, by id, as far as the speaker may see them. */
export async function productNames(
  { r, speaker }: Pick<BotTools, 'r' | 'speaker'>,
  items: readonly { title: string | null; productId: string | null }[],
): Promise<ReadonlyMap<string, string>> {
  if (!speaker.permissions.has('products:read')) return new Map()
  const ids = items.flatMap(({ title, productId }) =>
    title === null && productId ? [productId] : [],
  )
  const found = await r.records.findMany(product, ids, { deleted: 'with' })
  return new Map(found.map(({ id, name }) => [id, String(name)]))
}
