import { and, eq, gt, sql } from 'drizzle-orm'
import type { TenantWork } from '../../workflows/deps.ts'
import type {
  IdempotencyStore,
  KeptAnswer,
  KeyedRequest,
} from '../../workflows/idempotency/ports.ts'
import type { FieldCipher } from '../../workflows/shared/field-cipher.ts'
import type { Clock } from '../../workflows/shared/runtime.ts'
import { ofTenant, POTOK, tenantOf } from '../repositories/tenant-rows.ts'
import { idempotencyKeys as table } from '../schema/idempotency.ts'
import type { Transaction } from '../transaction.ts'

const KEPT_FOR = 24 * 60 * 60 * 1000
/** So many expired answers go with each that comes, so that none gathers. */
const PURGED_AT_ONCE = 10

type Protection = KeptAnswer['protection']

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

  /** A plain hash would let one try out the few values that an encrypted field may have. */
  const hashOf = async ({ hash }: KeyedRequest, protection: Protection) =>
    protection === 'sealed' ? cipher.blindIndex(hash, 'idempotency_keys.request_hash') : hash
  const unsealed = async (request: KeyedRequest, protection: Protection, body: string | null) =>
    protection === 'sealed' && body !== null ? cipher.decrypt(body, placeOf(request)) : body

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
      const { status, headers, protection, body } = row
      const answer = {
        status,
        headers,
        protection,
        body: await unsealed(request, protection, body),
      }
      const hash = await hashOf(request, protection)
      return { answer, ofSameRequest: row.requestHash === hash }
    },

    save: async (request, answer) => {
      const { method, path, key, part } = request
      const { status, headers, protection, body } = answer
      const row = {
        method,
        path,
        status,
        headers,
        protection,
        requestHash: await hashOf(request, protection),
        body:
          protection === 'sealed' && body !== null
            ? await cipher.encrypt(body, placeOf(request))
            : body,
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
