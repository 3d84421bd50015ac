import type { Repositories } from '../deps.ts'
import { deal } from '../entities/deal.ts'
import { employee } from '../entities/employee.ts'
import { findRecord } from '../shared/find-record.ts'
import type { Actor } from '../shared/scope.ts'

export interface DealPeople {
  title: string
  /** With tax, in minor units. */
  amount: number
  currency: string
  /** Who wins it and who looks after it, as far as they are people; each once. */
  userIds: string[]
}

/** Whom the outcome of a deal concerns; null when there is no such deal. */
export async function peopleOfDeal(
  r: Pick<Repositories, 'records' | 'access'>,
  dealId: string,
  winner: Actor,
): Promise<DealPeople | null> {
  const found = await findRecord(r, deal, dealId, { deleted: 'with' })
  if (!found) return null
  const { title, value, currency, ownerId } = found
  const owner = ownerId === null ? null : await findRecord(r, employee, ownerId)
  const ids = [await userOf(r, winner), owner?.status === 'left' ? null : owner?.userId]
  const userIds = [...new Set(ids.filter((id) => typeof id === 'string'))]
  return { title, amount: value, currency: currency ?? '', userIds }
}

/** The person behind an actor; null for Potok itself and for a key of the workspace. */
async function userOf({ access }: Pick<Repositories, 'access'>, { type, id }: Actor) {
  switch (type) {
    case 'user':
      return id
    case 'api_key':
      return (await access.apiKeys.find(id))?.userId ?? null
    case 'telegram_user':
      return (await access.users.findByTelegram(id))?.userId ?? null
    case 'system':
      return null
  }
}
