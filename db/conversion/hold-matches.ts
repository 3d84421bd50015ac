import { createHash } from 'node:crypto'
import { sql } from 'drizzle-orm'
import type { TenantScope } from '../../workflows/shared/scope.ts'
import { encodeJson } from '../json.ts'
import type { Transaction } from '../transaction.ts'

/** Locks of values that one statement takes at most: the lock table of PostgreSQL is shared by all. */
const MOST = 400

/**
 * Holds, until the transaction ends, what records of an entity are looked for by, in one statement: who
 * looks for the same waits, and then finds what was made meanwhile. No unique index could say so, because
 * several records may have the same value where nobody minds.
 * @param values as text, with the names of their fields; `all` where no values say what would match, such as alike names
 */
export async function holdMatches(
  tx: Transaction,
  { organizationId, workspaceId }: TenantScope,
  entity: string,
  values: readonly string[] | 'all',
): Promise<void> {
  const place = `match ${organizationId} ${workspaceId} ${entity}`
  const keys =
    values === 'all' ? [] : [...new Set(values.map((value) => keyOf(`${place} ${value}`)))]
  if (values === 'all' || keys.length > MOST) {
    await tx.execute(sql`select pg_advisory_xact_lock(${keyOf(place)}::bigint)`)
    return
  }
  // In one order, so that two who want the same two do not wait for each other.
  await tx.execute(sql`select pg_advisory_xact_lock_shared(${keyOf(place)}::bigint),
    (select count(pg_advisory_xact_lock(key)) from (
      select value::bigint as key from jsonb_array_elements_text(${encodeJson(keys)}::jsonb)
      order by 1) ordered)`)
}

/** 64 bits, computed here: values may be secrets, which statements must not show. */
const keyOf = (text: string): string =>
  createHash('sha256').update(text).digest().readBigInt64BE().toString()
