import { bulkConversionRequested } from '../events.ts'
import type { Caller } from '../../access/caller.ts'
import type { Repositories } from '../../deps.ts'
import { invalidInput } from '../../registry/errors.ts'
import { AppError } from '../../shared/errors.ts'
import type { EventContext } from '../../shared/events.ts'
import type { CompiledRule } from '../mapping/compiled-rule.ts'
import type { BulkConversion, BulkRequest } from './ports.ts'
import { requireActive } from '../execute/execute-in.ts'
import { loadRule, type RuleDeps } from '../rules/load-rule.ts'
import { type BulkInput, MAX_IDS } from './bulk-input.ts'
import { COLLECTED } from './collect-records.ts'
import { filterOf, filterQuery } from './filter-query.ts'
import { requireConverting } from './permissions-needed.ts'

const UUID = /^[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}$/i
const TOLD = 20

/**
 * Asks for the conversion of many records by a rule as it is now; publishes `conversion.bulk_requested`. The
 * rule must not change until it is over: what is left then fails with `rule_changed`, and a retry converts
 * it by the rule as it is.
 * @throws AppError `invalid_input`, `not_found` (rule), `conflict` (the rule is not active), `forbidden`
 */
export async function requestBulk(
  deps: RuleDeps,
  r: Repositories,
  context: EventContext,
  caller: Pick<Caller, 'permissions'>,
  { ruleId, ids, filter, type = 'manual' }: BulkInput,
): Promise<BulkConversion> {
  if ((ids === undefined) === (filter === undefined)) {
    const rule = 'give either ids or filter'
    throw invalidInput('The bulk conversion', [{ field: 'ids', rule }])
  }
  const recordIds = ids && idsOf(ids)
  const compiled = await loadRule(deps, r, context, ruleId.toLowerCase())
  requireUsable(caller.permissions, compiled)
  if (recordIds) {
    const request = { ids: recordIds.length }
    const bulk = await insertBulk(deps, r, context, compiled, { type, request })
    await r.bulkConversions.addRecords(bulk.id, recordIds, COLLECTED)
    return { ...bulk, total: recordIds.length, left: recordIds.length }
  }
  const request = { filter: filterOf(filter ?? {}) }
  await filterQuery(deps, r, context, compiled.source, request.filter)
  return insertBulk(deps, r, context, compiled, { type, request })
}

/** @throws AppError `forbidden`, `conflict` when the rule is not active, or runs in shadow */
export function requireUsable(permissions: ReadonlySet<string>, compiled: CompiledRule): void {
  requireConverting(permissions, compiled)
  requireActive(compiled)
}

/** Keeps what was asked for, and has it begun. */
export async function insertBulk(
  deps: Pick<RuleDeps, 'newId'>,
  r: Repositories,
  context: EventContext,
  { rule }: CompiledRule,
  asked: { type: BulkConversion['type']; request: BulkRequest; retryOf?: string },
): Promise<BulkConversion> {
  const { type, request, retryOf = null } = asked
  const id = deps.newId()
  const [ruleId, ruleVersion] = [rule.id, rule.version]
  await r.bulkConversions.insert({ id, ruleId, ruleVersion, type, retryOf, request })
  r.audit.record({
    action: 'created',
    entity: 'bulk_conversion',
    recordId: id,
    before: null,
    after: { ruleId, ruleVersion, type, request, ...(retryOf ? { retryOf } : {}) },
  })
  const data = { bulkId: id, ruleId }
  await r.events.append(context, [{ type: bulkConversionRequested.type, subject: id, data }])
  const bulk = await r.bulkConversions.find(id)
  if (bulk === null) throw new AppError('internal', 'A bulk conversion was not written')
  const { request: _request, cursor: _cursor, ...shown } = bulk
  return shown
}

function idsOf(given: readonly string[]): string[] {
  const wrong = given.flatMap((id, index) => (UUID.test(id) ? [] : [index]))
  const errors = wrong
    .slice(0, TOLD)
    .map((index) => ({ field: `ids[${index}]`, rule: 'must be a UUID' }))
  if (given.length === 0) errors.push({ field: 'ids', rule: `must have 1 to ${MAX_IDS} ids` })
  if (errors.length > 0) throw invalidInput('The bulk conversion', errors)
  return [...new Set(given.map((id) => id.toLowerCase()))]
}
