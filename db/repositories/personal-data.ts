import { sql } from 'drizzle-orm'
import type { PersonalDataRepository } from '../../workflows/privacy/ports.ts'
import { PERSONAL_TABLES } from '../privacy/personal-tables.ts'
import type { Transaction } from '../transaction.ts'
import type { RepositoryContext } from './tenant-rows.ts'

/** What is stored about people, by the list of personal tables. */
export function createPersonalDataRepository(
  tx: Transaction,
  { scope }: Pick<RepositoryContext, 'scope'>,
): PersonalDataRepository {
  const { organizationId, workspaceId } = scope
  const whose = (telegramUserId: number) => ({
    tenant: sql`organization_id = ${organizationId}::uuid and workspace_id = ${workspaceId}::uuid`,
    organization: sql`organization_id = ${organizationId}::uuid`,
    number: sql`${telegramUserId}::bigint`,
    text: sql`${String(telegramUserId)}::text`,
    actor: sql`${`telegram_user:${telegramUserId}`}::text`,
  })
  const partOf = (name: string) => {
    const part = PERSONAL_TABLES.find((each) => each.name === name)
    if (!part) throw new Error(`There is no part ${name} of personal data.`)
    return part
  }
  return {
    parts: PERSONAL_TABLES.map(({ name }) => name),
    read: async (part, { telegramUserId }, { offset, limit }) => {
      const rows = partOf(part).read(whose(telegramUserId))
      const page = sql`${rows} limit ${limit} offset ${offset}`
      return (await tx.execute(page)) as unknown as object[]
    },
    erase: async (part, { telegramUserId }) => {
      let count = 0
      for (const statement of partOf(part).erase(whose(telegramUserId))) {
        const gone = await tx.execute(sql`${statement} returning 1 as one`)
        count += (gone as unknown as object[]).length
      }
      return count
    },
  }
}
