import { openApi } from '../../tests/support/open-api.ts'
import { createInTenant } from '../../db/create-in-tenant.ts'
import type { SqlSession } from '../../db/drivers/sql.ts'
import { openKeyring } from '../../db/encryption/open-keyring.ts'
import type { Database } from '../../db/open-database.ts'
import { tenantSetup } from '../../db/tenant.ts'
import { LEAD_TO_DEAL } from '../../tests/support/bulk-world.ts'
import { clock, newId } from '../../tests/support/ids.ts'
import { quietLogger as logger } from '../../tests/support/quiet-logger.ts'
import { createTenant } from '../../tests/support/tenant.ts'
import { watchChanges } from '../../workflows/conversion/automatic/watch-changes.ts'
import { createRule } from '../../workflows/conversion/rules/create-rule.ts'
import type { Deps } from '../../workflows/deps.ts'
import { lead } from '../../workflows/entities/lead.ts'
import { EVENT_CATALOG } from '../../workflows/event-catalog.ts'
import { createRecords } from '../../workflows/registry/create-records.ts'
import type { EventContext } from '../../workflows/shared/events.ts'

/** A workspace with a rule and leads, and somebody who may convert them. */
export async function openSide(database: Database) {
  const scope = await createTenant(database)
  const api = await openApi(database, { botScope: scope })
  const key = await api.keyOf(scope)
  const caller = await api.deps.authenticate(key)
  if (caller === null) throw new Error('nobody may')
  const keyring = await openKeyring(database, {
    masterKey: new Uint8Array(32).fill(7),
    clock,
    logger,
  })
  // As adapters/deps.ts wires it, but events stay where they are stored: delivering them is the same on both sides.
  const inTenant = createInTenant(database, {
    catalog: EVENT_CATALOG,
    clock,
    newId,
    logger,
    keyring,
    beforeCommit: (r, events) => watchChanges(api.deps, r, events),
  })
  const deps: Deps = { ...api.deps, inTenant }
  const context: EventContext = {
    ...scope,
    actor: caller.actor,
    source: 'conversion',
    correlationId: newId(),
  }
  const rule = await inTenant(context, (r) => createRule(deps, r, context, caller, LEAD_TO_DEAL))
  return { scope, deps, context, caller, rule, actorId: caller.actor.id }
}
export type Side = Awaited<ReturnType<typeof openSide>>

/** @returns ids in their order */
export async function makeLeads(side: Side, count: number, from: number): Promise<string[]> {
  const ids: string[] = []
  for (let done = 0; done < count; done += 100) {
    const inputs = Array.from({ length: Math.min(100, count - done) }, (_, index) => ({
      name: `Лид ${from + done + index}`,
      email: `lead${from + done + index}@example.com`,
      phone: `+7701${String(from + done + index).padStart(7, '0')}`,
      source: 'website',
    }))
    const rows = await side.deps.inTenant(side.context, (r) =>
      createRecords(side.deps, r, side.context, lead, inputs),
    )
    for (const row of rows) if (row.status === 'created' && row.id) ids.push(row.id)
  }
  return ids
}

/** Counts the statements of every transaction from now on, without BEGIN and COMMIT. */
export function countStatements(database: Database): { count: number } {
  const counter = { count: 0 }
  const { sql } = database
  const transaction = sql.transaction.bind(sql)
  const counting = (tx: SqlSession): SqlSession => ({
    query: (text, params) => {
      counter.count += 1
      return tx.query(text, params)
    },
    arrays: (text, params) => {
      counter.count += 1
      return tx.arrays(text, params)
    },
  })
  const counted: typeof sql.transaction = (work, options) =>
    transaction((tx) => work(counting(tx)), options)
  Object.assign(sql, { transaction: counted })
  return counter
}

const COUNTED = {
  customers: 'select 1 from customers',
  deals: 'select 1 from deals where customer_id is not null',
  leads: `select 1 from leads where status = 'converted'`,
  conversions: 'select 1 from conversions',
  targets: 'select 1 from conversion_targets',
  trail: `select 1 from audit_log where correlation_id is not null
    and (entity in ('customer', 'deal', 'conversion') or action = 'status_changed')`,
  events: `select 1 from events where type in ('customer.created', 'deal.created', 'lead.updated',
    'lead.status_changed', 'conversion.entity_converted')`,
}

/** What a side wrote, to see that both wrote the same. */
export async function rowsOf(database: Database, side: Side): Promise<Record<string, number>> {
  const counts: Record<string, number> = {}
  await database.sql.transaction(
    async (tx) => {
      for (const [name, text] of Object.entries(COUNTED)) {
        const [row] = await tx.query<{ count: number }>(
          `select count(*)::int as count from (${text}) as found`,
        )
        counts[name] = row?.count ?? -1
      }
    },
    { setup: tenantSetup(side.scope) },
  )
  return counts
}
