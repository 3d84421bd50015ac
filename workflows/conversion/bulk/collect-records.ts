import type { Deps, Repositories } from '../../deps.ts'
import { AppError } from '../../shared/errors.ts'
import type { EventContext } from '../../shared/events.ts'
import type { BulkRequest } from './ports.ts'
import { loadRule, type RuleDeps } from '../rules/load-rule.ts'
import { MAX_RECORDS } from './bulk-input.ts'
import { filterQuery } from './filter-query.ts'

/** The cursor of a bulk whose records are all there. */
export const COLLECTED = ''

/** Records of one transaction, a multiple of a chunk. */
const PAGE = 1_000
/** Transactions of one call: a run may have 1,000 steps, and 10,000 records a step are enough for a million. */
const PAGES = 10
/** Rows with failures of another bulk, each with at most 100. */
const FAILED_CHUNKS = 50

/**
 * Collects the records of a bulk conversion, a page a transaction, from where the page before ended: newest
 * first, so that what is made meanwhile is not in it. Goes on where it was when it is called again.
 * @returns `more` when it is to be called again, `stopped` when the bulk was cancelled
 * @throws AppError `invalid_input` when the filter is none any more, or matches too many
 */
export async function collectRecords(
  deps: RuleDeps & Pick<Deps, 'inTenant'>,
  context: EventContext,
  bulkId: string,
): Promise<'more' | 'collected' | 'stopped'> {
  for (let page = 0; page < PAGES; page += 1) {
    const state = await deps.inTenant(context, (r) => collectPage(deps, r, context, bulkId))
    if (state !== 'more') return state
  }
  return 'more'
}

async function collectPage(deps: RuleDeps, r: Repositories, context: EventContext, id: string) {
  const bulk = await r.bulkConversions.find(id, { lock: true })
  if (bulk?.status !== 'requested') return 'stopped'
  if (bulk.cursor === COLLECTED) return 'collected'
  const { ids, cursor } = await nextPage(deps, r, context, bulk)
  if (bulk.total + ids.length > MAX_RECORDS) {
    throw new AppError('invalid_input', `More than ${MAX_RECORDS} records match the filter`, {
      fields: [{ field: 'filter', rule: `must match at most ${MAX_RECORDS} records` }],
    })
  }
  await r.bulkConversions.addRecords(id, ids, cursor)
  return cursor === COLLECTED ? 'collected' : 'more'
}

async function nextPage(
  deps: RuleDeps,
  r: Repositories,
  context: EventContext,
  bulk: { ruleId: string; request: BulkRequest; cursor: string | null },
): Promise<{ ids: string[]; cursor: string }> {
  const { request, cursor } = bulk
  if ('retryOf' in request) {
    const after = Number(cursor ?? 0)
    const found = await r.bulkConversions.failures(request.retryOf, { limit: FAILED_CHUNKS, after })
    const ids = found.flatMap(({ failures }) => failures.map(({ recordId }) => recordId))
    const last = found.length < FAILED_CHUNKS ? undefined : found.at(-1)?.chunk
    return { ids, cursor: last === undefined ? COLLECTED : String(last) }
  }
  if (!('filter' in request)) return { ids: [], cursor: COLLECTED }
  const { source } = await loadRule(deps, r, context, bulk.ruleId)
  const query = await filterQuery(deps, r, context, source, request.filter)
  const { records, nextCursor } = await r.records.list(source, {
    ...query,
    limit: PAGE,
    cursor: cursor ?? undefined,
  })
  return { ids: records.map(({ id }) => id), cursor: nextCursor ?? COLLECTED }
}
