import { sql } from 'drizzle-orm'
import type { Clock } from '../../workflows/shared/runtime.ts'
import type { Database } from '../open-database.ts'

/** So many in one transaction, so that none is long. */
const AT_ONCE = 5000

/** Deletes the answers to keyed requests that have expired, of every workspace. */
export function createForgetAnswers(
  database: Pick<Database, 'inSystem'>,
  { clock }: { clock: Clock },
): () => Promise<number> {
  const forgetSome = async (before: string) => {
    const rows = await database.inSystem((tx) =>
      tx.execute(sql`
        delete from idempotency_keys where (organization_id, workspace_id, actor, key, part) in (
          select organization_id, workspace_id, actor, key, part from idempotency_keys
          where expires_at <= ${before} limit ${AT_ONCE}
        ) and expires_at <= ${before}
        returning 1`),
    )
    return rows.length
  }
  return async () => {
    const before = new Date(clock.now()).toISOString()
    let forgotten = 0
    for (;;) {
      const some = await forgetSome(before)
      forgotten += some
      if (some < AT_ONCE) return forgotten
    }
  }
}
