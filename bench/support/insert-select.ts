import { sql } from 'drizzle-orm'
import { GENESIS } from '../../db/audit/hash-row.ts'
import type { Database } from '../../db/open-database.ts'
import type { TenantScope } from '../../workflows/shared/scope.ts'

export interface Slice {
  scope: TenantScope
  /** Of leads that follow each other; from the first to the last. */
  first: string
  last: string
  ruleId: string
  bulkId: string
  actorId: string
}

/**
 * What one would write by hand to convert leads into customers and deals: `INSERT … SELECT` of the same rows
 * and columns that Potok writes for the rule of the bench, with the conversions, the trail and the events,
 * one statement per table and kind of row for all leads of the slice, in one transaction of the tenant.
 *
 * It leaves out: the hash chain of the trail (its hashes are fillers of the same length), the checks of
 * values and references, the record of the bulk conversion's progress, and whatever is said by the rule:
 * it is written into the statements.
 */
export async function insertSelect(database: Database, slice: Slice): Promise<void> {
  await database.inTenant(slice.scope, async (tx) => {
    const [head] = await tx.execute(sql.raw(takeHead(slice)))
    for (const statement of statements(slice, Number(head?.['sequence']))) {
      await tx.execute(sql.raw(statement))
    }
  })
}

const FILLER = 'f'.repeat(64)

const takeHead = ({ scope: { organizationId, workspaceId } }: Slice) => `
  insert into audit_heads (organization_id, workspace_id, sequence, hash)
  values ('${organizationId}', '${workspaceId}', 0, '${GENESIS}')
  on conflict (organization_id, workspace_id) do update set hash = audit_heads.hash
  returning sequence`

function* statements(slice: Slice, sequence: number): Generator<string> {
  const { scope, first, last, ruleId, bulkId, actorId } = slice
  const { organizationId, workspaceId } = scope
  const time = new Date().toISOString()
  const by = `api_key:${actorId}`
  const prefix = Date.now().toString(16).padStart(12, '0')
  // In the order of the rows, as UUIDv7 are: random ones would be slower.
  const id = (kind: string) => `('${prefix}7${kind}8' || lpad(to_hex(l.n), 15, '0'))::uuid`
  const [customer, deal, conversion] = [id('001'), id('002'), id('003')]
  const tenant = `'${organizationId}'::uuid, '${workspaceId}'::uuid`
  const leads = `(select t.*, row_number() over (order by t.id) as n from leads t
    where t.organization_id = '${organizationId}' and t.workspace_id = '${workspaceId}'
      and t.id between '${first}' and '${last}' and t.deleted_at is null) l`
  const born = `'${time}', '${by}', '${time}', '${by}', 1, '{}', '{}'`
  const bornColumns =
    'created_at, created_by, updated_at, updated_by, version, custom_fields, metadata'

  yield `insert into customers (organization_id, workspace_id, id, name, type, email, phone, currency,
      payment_term_days, lead_id, active, search_text, ${bornColumns})
    select ${tenant}, ${customer}, l.name, 'person', l.email, l.phone, l.currency, 0, l.id, true,
      lower(concat_ws(E'\\n', l.name, l.email, l.phone)), ${born} from ${leads}`
  yield `insert into deals (organization_id, workspace_id, id, title, customer_id, lead_id, stage, subtotal,
      tax_total, value, currency, source, pricing, search_text, ${bornColumns})
    select ${tenant}, ${deal}, l.name, ${customer}, l.id, 'LEAD', 0, 0, 0, l.currency, l.source, 'agreed',
      lower(l.name), ${born} from ${leads}`
  yield `update leads t set status = 'converted', version = t.version + 1, updated_at = '${time}',
      updated_by = '${by}'
    where t.organization_id = '${organizationId}' and t.workspace_id = '${workspaceId}'
      and t.id between '${first}' and '${last}' and t.deleted_at is null`
  yield `insert into conversions (organization_id, workspace_id, id, rule_id, rule_version, type, status,
      source_entity, source_record_id, source_version, source_changes, bulk_id, performed_by, converted_at)
    select ${tenant}, ${conversion}, '${ruleId}', 1, 'manual', 'converted', 'lead', l.id, l.version,
      '[{"field": "status", "before": "new", "after": "converted"}]', '${bulkId}', '${by}', '${time}'
    from ${leads}`

  const change = (field: string, value: string) =>
    `jsonb_build_object('field', '${field}', 'before', null, 'after', ${value})`
  const target = (
    position: number,
    entity: string,
    recordId: string,
    changes: readonly string[],
  ) => `insert into conversion_targets (organization_id, workspace_id, conversion_id, position, key,
      source_entity, source_record_id, entity, ordinal, record_id, action, record_version, changes, live)
    select ${tenant}, ${conversion}, ${position}, '${entity}', 'lead', l.id, '${entity}', 0, ${recordId},
      'created', 1, jsonb_build_array(${changes.join(', ')}), true from ${leads}`
  yield target(0, 'customer', customer, [
    change('name', 'l.name'),
    change('type', `'person'`),
    change('email', 'l.email'),
    change('phone', 'l.phone'),
    change('currency', 'l.currency'),
    change('paymentTermDays', '0'),
    change('leadId', 'l.id'),
    change('active', 'true'),
  ])
  yield target(1, 'deal', deal, [
    change('title', 'l.name'),
    change('customerId', customer),
    change('leadId', 'l.id'),
    change('stage', `'LEAD'`),
    change('subtotal', '0'),
    change('taxTotal', '0'),
    change('value', '0'),
    change('currency', 'l.currency'),
    change('pricing', `'agreed'`),
    change('source', 'l.source'),
  ])

  const targets = `jsonb_build_array(
    jsonb_build_object('key', 'customer', 'entity', 'customer', 'recordId', ${customer}, 'action', 'created'),
    jsonb_build_object('key', 'deal', 'entity', 'deal', 'recordId', ${deal}, 'action', 'created'))`
  const event = (kind: string, type: string, subject: string, data: string) => `
    insert into events (organization_id, workspace_id, id, type, time, source, subject, data, actor_type,
      actor_id, correlation_id, metadata)
    select ${tenant}, ${id(kind)}, '${type}', '${time}', 'conversion', ${subject}::text, ${data}, 'api_key',
      '${actorId}', '${bulkId}', '{}' from ${leads}`
  const written = (entity: string, recordId: string, version: number, more: string) =>
    `jsonb_build_object('recordId', ${recordId}, 'entity', '${entity}', 'version', ${version}, ${more})`
  const fields = (list: string) => `'fields', '${JSON.stringify(list.split(' '))}'::jsonb`
  const OF_CUSTOMER = 'name type email phone currency paymentTermDays leadId active'
  const OF_DEAL = 'title customerId leadId stage subtotal taxTotal value currency pricing source'
  yield event(
    '010',
    'customer.created',
    customer,
    written('customer', customer, 1, fields(OF_CUSTOMER)),
  )
  yield event('011', 'deal.created', deal, written('deal', deal, 1, fields(OF_DEAL)))
  yield event('012', 'lead.updated', 'l.id', written('lead', 'l.id', 2, fields('status')))
  yield event(
    '013',
    'lead.status_changed',
    'l.id',
    written('lead', 'l.id', 2, `'from', 'new', 'to', 'converted'`),
  )
  yield event(
    '014',
    'conversion.entity_converted',
    'l.id',
    `jsonb_build_object('conversionId', ${conversion}, 'ruleId', '${ruleId}', 'ruleVersion', 1,
      'sourceEntity', 'lead', 'sourceRecordId', l.id, 'targetEntity', 'customer',
      'targetRecordId', ${customer}, 'targets', ${targets}, 'conversionType', 'manual',
      'performedBy', '${by}', 'bulkId', '${bulkId}', 'fieldMappings', '${JSON.stringify({
        'customer.name': 'name',
        'customer.email': 'email',
        'customer.phone': 'phone',
        'customer.currency': 'currency',
        'customer.leadId': 'source.id',
        'deal.title': 'name',
        'deal.currency': 'currency',
        'deal.source': 'source',
        'deal.customerId': 'customer.id',
        'deal.leadId': 'source.id',
      })}'::jsonb)`,
  )

  const audit = (
    kind: string,
    turn: number,
    row: { entity: string; action: string; recordId: string; before: string; after: string },
  ) => `insert into audit_log (organization_id, workspace_id, sequence, id, time, actor_type, actor_id,
      action, entity, record_id, before, after, correlation_id, previous_hash, hash)
    select ${tenant}, ${sequence} + (l.n - 1) * 4 + ${turn}, ${id(kind)}, '${time}', 'api_key', '${actorId}',
      '${row.action}', '${row.entity}', ${row.recordId}::text, ${row.before}, ${row.after}, '${bulkId}',
      '${FILLER}', '${FILLER}' from ${leads}`
  const created = { action: 'created', before: 'null' }
  yield audit('020', 1, {
    ...created,
    entity: 'customer',
    recordId: customer,
    after: `jsonb_build_object('name', l.name, 'type', 'person', 'email', l.email, 'phone', l.phone,
      'currency', l.currency, 'paymentTermDays', 0, 'leadId', l.id, 'active', true)`,
  })
  yield audit('021', 2, {
    ...created,
    entity: 'deal',
    recordId: deal,
    after: `jsonb_build_object('title', l.name, 'customerId', ${customer}, 'leadId', l.id, 'stage', 'LEAD',
      'subtotal', 0, 'taxTotal', 0, 'value', 0, 'currency', l.currency, 'pricing', 'agreed',
      'source', l.source)`,
  })
  yield audit('022', 3, {
    entity: 'lead',
    action: 'status_changed',
    recordId: 'l.id',
    before: `'{"status": "new"}'`,
    after: `'{"status": "converted"}'`,
  })
  yield audit('023', 4, {
    entity: 'conversion',
    action: 'converted',
    before: 'null',
    recordId: conversion,
    after: `jsonb_build_object('ruleId', '${ruleId}', 'ruleVersion', 1, 'sourceEntity', 'lead',
      'sourceRecordId', l.id, 'bulkId', '${bulkId}', 'type', 'manual', 'targets', ${targets})`,
  })
  yield `update audit_heads set hash = '${FILLER}', sequence = ${sequence} + 4 * (select count(*) from ${leads})
    where organization_id = '${organizationId}' and workspace_id = '${workspaceId}'`
}
