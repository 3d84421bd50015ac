import { sql } from 'drizzle-orm'
import type { Clock } from '../../workflows/shared/runtime.ts'
import type { Database } from '../open-database.ts'

/** So many in one transaction, so that none is long. */
const AT_ONCE = 1000
/** Longer than any saga waits or is tried again. */
const KEPT = 30 * 86_400_000

/** Deletes what models answered long ago, of every workspace. What was used and paid stays in ai_calls. */
export function createForgetAiAnswers(
  database: Pick<Database, 'inSystem'>,
  { clock }: { clock: Clock },
): () => Promise<number> {
  const forgetSome = async (before: string) => {
    const rows = await database.inSystem((tx) =>
      tx.execute(sql`
        delete from ai_answers where (organization_id, workspace_id, key, part, provider) in (
          select organization_id, workspace_id, key, part, provider from ai_answers
          where asked_at <= ${before}::timestamptz limit ${AT_ONCE}
        )
        returning 1`),
    )
    return rows.length
  }
  return async () => {
    const before = new Date(clock.now() - KEPT).toISOString()
    let forgotten = 0
    for (;;) {
      const some = await forgetSome(before)
      forgotten += some
      if (some < AT_ONCE) return forgotten
    }
  }
}
