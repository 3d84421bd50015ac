import { createHash } from 'node:crypto'
import { Hono } from 'hono'
import { GENESIS, hashRow } from '../../db/audit/hash-row.ts'
import type { SqlDatabase, SqlSession } from '../../db/drivers/sql.ts'
import { SYSTEM_SETUP, tenantSetup } from '../../db/tenant.ts'
import { newId } from '../../tests/support/ids.ts'

type Found = { id: string; organization_id: string; workspace_id: string }

const FIND_KEY = `select k.id, k.organization_id, k.workspace_id, k.role, k.permissions, k.user_id,
    k.last_used_at, r.permissions as role_permissions, m.role as makers_role,
    mr.permissions as makers_permissions
  from api_keys k
  left join roles r on r.organization_id = k.organization_id and r.workspace_id = k.workspace_id
    and r.deleted_at is null and r.name = k.role
  left join memberships m on m.organization_id = k.organization_id
    and m.workspace_id = k.workspace_id and m.deleted_at is null and m.user_id = k.user_id
    and m.status = 'active'
  left join roles mr on mr.organization_id = k.organization_id and mr.workspace_id = k.workspace_id
    and mr.deleted_at is null and mr.name = m.role
  where k.hash = $1 and k.revoked_at is null and k.deleted_at is null
    and (k.expires_at is null or k.expires_at > $2)`

const COLUMNS = `id, version, name, company, email, phone, source, status, budget, currency,
  telegram_username, tags, notes, custom_fields, metadata, created_at, created_by, updated_at,
  updated_by, deleted_at, deleted_by`

/**
 * What one would write by hand for leads: the same statements in the same transactions as Potok, and
 * nothing else; the events go out through the same relay. No validation, documentation, limits, idempotency, custom fields or problem+json.
 */
export function bareLeads(
  database: SqlDatabase,
  onCommitted: () => void,
): Hono<{ Variables: { key: Found } }> {
  const app = new Hono<{ Variables: { key: Found } }>()
  const inTenant = <T>(key: Found, work: (tx: SqlSession) => Promise<T>) =>
    database.transaction(work, {
      setup: tenantSetup({ organizationId: key.organization_id, workspaceId: key.workspace_id }),
    })

  app.use(async (c, next) => {
    const credential = (c.req.header('authorization') ?? '').slice('Bearer '.length)
    const hash = createHash('sha256').update(credential).digest('hex')
    const key = await database.transaction(
      async (tx) => (await tx.query<Found>(FIND_KEY, [hash, new Date()]))[0],
      { setup: SYSTEM_SETUP },
    )
    if (!key) return c.text('who are you?', 401)
    c.set('key', key)
    return next()
  })

  app.get('/leads/:id', async (c) => {
    const key = c.get('key')
    const rows = await inTenant(key, (tx) =>
      tx.query(
        `select ${COLUMNS} from leads
         where organization_id = $1 and workspace_id = $2 and id = $3 and deleted_at is null`,
        [key.organization_id, key.workspace_id, c.req.param('id')],
      ),
    )
    return rows[0] ? c.json(rows[0]) : c.text('no such lead', 404)
  })

  app.get('/leads', async (c) => {
    const key = c.get('key')
    const items = await inTenant(key, (tx) =>
      tx.query(
        `select ${COLUMNS} from leads
         where organization_id = $1 and workspace_id = $2 and deleted_at is null
         order by id desc limit $3`,
        [key.organization_id, key.workspace_id, Number(c.req.query('limit') ?? 20) + 1],
      ),
    )
    return c.json({ items: items.slice(0, 20) })
  })

  app.post('/leads', async (c) => {
    const key = c.get('key')
    const tenant = [key.organization_id, key.workspace_id]
    const { name, email, phone } = await c.req.json<Record<string, string>>()
    const [id, eventId, auditId, requestId] = [newId(), newId(), newId(), newId()]
    const time = new Date().toISOString()
    const by = `api_key:${key.id}`
    const after = { name, email, phone, source: 'other', status: 'new', currency: 'KZT' }
    await inTenant(key, async (tx) => {
      await tx.query(
        `insert into leads (organization_id, workspace_id, id, name, email, phone, source, status,
           currency, search_text, custom_fields, metadata, created_at, created_by, updated_at,
           updated_by, version)
         values ($1, $2, $3, $4, $5, $6, 'other', 'new', 'KZT', $7, '{}', '{}', $8, $9, $8, $9, 1)`,
        [...tenant, id, name, email, phone, `${name}\n${email}`.toLowerCase(), time, by],
      )
      await tx.query(
        `insert into events (organization_id, workspace_id, id, type, time, source, subject, data,
           actor_type, actor_id, correlation_id, causation_id)
         values ($1, $2, $3, 'lead.created', $4, 'api', $5, $6, 'api_key', $7, $8, $9)`,
        [
          ...tenant,
          eventId,
          time,
          id,
          JSON.stringify({ recordId: id, entity: 'lead', version: 1, fields: Object.keys(after) }),
          key.id,
          eventId,
          requestId,
        ],
      )
      const [head] = await tx.query<{ sequence: number; hash: string }>(
        `insert into audit_heads (organization_id, workspace_id, sequence, hash)
         values ($1, $2, 1, $3)
         on conflict (organization_id, workspace_id)
         do update set sequence = audit_heads.sequence + 1 returning sequence, hash`,
        [...tenant, GENESIS],
      )
      const { sequence, hash: previousHash } = head ?? { sequence: 1, hash: GENESIS }
      const hash = hashRow({
        organizationId: key.organization_id,
        workspaceId: key.workspace_id,
        sequence,
        id: auditId,
        time,
        actor: { type: 'api_key', id: key.id },
        action: 'created',
        entity: 'lead',
        recordId: id,
        before: null,
        after,
        causationId: requestId,
        correlationId: null,
        previousHash,
      })
      await tx.query(
        `with written as (
           insert into audit_log (organization_id, workspace_id, sequence, id, time, actor_type,
             actor_id, action, entity, record_id, before, after, causation_id, correlation_id,
             previous_hash, hash)
           values ($1, $2, $3, $4, $5, 'api_key', $6, 'created', 'lead', $7, null, $8, $9, null, $10, $11)
         )
         update audit_heads set hash = $11 where organization_id = $1 and workspace_id = $2`,
        [
          ...tenant,
          sequence,
          auditId,
          time,
          key.id,
          id,
          JSON.stringify(after),
          requestId,
          previousHash,
          hash,
        ],
      )
    })
    onCommitted()
    return c.json(
      { id, version: 1, ...after, customFields: {}, metadata: {}, createdAt: time, createdBy: by },
      201,
    )
  })
  return app
}
