import { and, eq, gt, sql } from 'drizzle-orm'
import type { TenantWork } from '../../workflows/deps.ts'
import type { IdempotencyStore, KeyedRequest } from '../../workflows/idempotency/ports.ts'
import type { FieldCipher } from '../../workflows/shared/field-cipher.ts'
import type { Clock } from '../../workflows/shared/runtime.ts'
import { ofTenant, POTOK, tenantOf } from '../repositories/tenant-rows.ts'
import { idempotencyKeys as table } from '../schema/idempotency.ts'
import type { Transaction } from '../transaction.ts'

const KEPT_FOR = 24 * 60 * 60 * 1000
/** So many expired answers go with each that comes, so that none gathers. */
const PURGED_AT_ONCE = 10

const placeOf = ({ key, part }: KeyedRequest) => ({
  column: 'idempotency_keys.body',
  recordId: `${part}/${key}`,
})

/** Answers to keyed requests of the transaction's actor. */
export function createIdempotencyStore(
  tx: Transaction,
  { scope, clock, cipher }: { scope: TenantWork; clock: Clock; cipher: FieldCipher },
): IdempotencyStore {
  const actor = scope.actor ? `${scope.actor.type}:${scope.actor.id}` : POTOK
  const now = () => new Date(clock.now())
  const own = ({ key, part }: KeyedRequest) =>
    ofTenant(table, scope, eq(table.actor, actor), eq(table.key, key), eq(table.part, part))

  return {
    hold: async ({ key, part }) => {
      const { organizationId, workspaceId } = scope
      const name = ['idempotency', organizationId, workspaceId, actor, part, key].join('/')
      const [row] = await tx
        .select({
          held: sql<boolean>`pg_try_advisory_xact_lock(hashtextextended(${name}, 0))`,
        })
        .from(sql`(values (1)) as one`)
      return row?.held === true
    },

    find: async (request) => {
      const [row] = await tx
        .select()
        .from(table)
        .where(and(own(request), gt(table.expiresAt, now())))
      if (!row) return null
      const { status, headers, protection, requestHash } = row
      const sealed = protection === 'sealed' && row.body !== null
      const body = sealed ? await cipher.decrypt(row.body ?? '', placeOf(request)) : row.body
      return { status, headers, body, protection, hash: requestHash }
    },

    save: async (request, answer) => {
      const { method, path, hash, key, part } = request
      const sealed = answer.protection === 'sealed' && answer.body !== null
      const row = {
        ...answer,
        ...(sealed ? { body: await cipher.encrypt(answer.body ?? '', placeOf(request)) } : {}),
        method,
        path,
        requestHash: hash,
        createdAt: now(),
        expiresAt: new Date(clock.now() + KEPT_FOR),
      }
      await tx
        .insert(table)
        .values({ ...tenantOf(scope), actor, key, part, ...row })
        .onConflictDoUpdate({
          target: [table.organizationId, table.workspaceId, table.actor, table.key, table.part],
          set: row,
        })
      await tx.execute(sql`
        delete from idempotency_keys where ctid in (
          select ctid from idempotency_keys
          where organization_id = ${scope.organizationId} and workspace_id = ${scope.workspaceId}
            and expires_at <= ${now().toISOString()}
          limit ${PURGED_AT_ONCE} for update skip locked
        )`)
    },
  }
}
