import { settingsIn } from '../../access/settings-in.ts'
import { employee } from '../../entities/employee.ts'
import type { EntityRecord } from '../../registry/entity.ts'
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

/** The name of the employee who looks after a record; null when there is none. */
export async function ownerName(
  { r }: Pick<BotTools, 'r'>,
  ownerId: string | null,
): Promise<string | null> {
  const found: EntityRecord | null =
    ownerId === null ? null : await r.records.find(employee, ownerId, { deleted: 'with' })
  return found ? String(found['name']) : null
}
