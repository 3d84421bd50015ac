import type { Deps, Repositories } from '../../deps.ts'
import { AppError, errorCode } from '../../shared/errors.ts'
import type { EventContext } from '../../shared/events.ts'
import { convertRecords } from '../execute/convert-records.ts'
import type { CompiledRule } from '../mapping/compiled-rule.ts'
import type { BulkConversion, BulkFailure } from './ports.ts'
import { loadRule, type RuleDeps } from '../rules/load-rule.ts'
import { settleChunk } from './settle-chunk.ts'
import { requireConverting } from './permissions-needed.ts'

export interface ChunkOf {
  bulkId: string
  chunk: number
}

export type ConvertedChunk = { done: number; failed: number } | { skipped: true }

/**
 * Converts the records of a chunk in one transaction, and counts them in it: a chunk that comes again does
 * nothing, nor does one of a bulk that is not running. Asks again whether who asked for it may (I23), and
 * whether the rule is still the one it was asked with. The last chunk completes the bulk.
 */
export async function convertChunk(
  deps: RuleDeps & Pick<Deps, 'inTenant' | 'permissionsOf'>,
  context: EventContext,
  { bulkId, chunk }: ChunkOf,
): Promise<ConvertedChunk> {
  const permissions = await deps.permissionsOf(context, context.actor)
  return deps.inTenant(context, async (r) => {
    const bulk = await r.bulkConversions.find(bulkId)
    if (bulk?.status !== 'running') return { skipped: true }
    const recordIds = await r.bulkConversions.claimChunk(bulkId, chunk)
    if (recordIds === null) return { skipped: true }

    const { done, failures } = await convert(deps, r, context, { bulk, permissions, recordIds })
    await settleChunk(r, context, { bulk, chunk }, { done, failures })
    return { done, failed: failures.length }
  })
}

async function convert(
  deps: RuleDeps,
  r: Repositories,
  context: EventContext,
  work: { bulk: BulkConversion; permissions: ReadonlySet<string>; recordIds: string[] },
): Promise<{ done: number; failures: BulkFailure[] }> {
  const { bulk, permissions, recordIds } = work
  const compiled = await usableRule(deps, r, context, bulk, permissions)
  if ('refusal' in compiled) {
    return { done: 0, failures: recordIds.map((recordId) => ({ recordId, ...compiled.refusal })) }
  }
  const { id: bulkId, type } = bulk
  const outcomes = await convertRecords(deps, r, context, { compiled, recordIds, type, bulkId })
  const failures = outcomes.flatMap((outcome): BulkFailure[] => {
    if (outcome.status === 'converted') return []
    const { recordId, code, error, fields } = outcome
    return [{ recordId, code, error, fields }]
  })
  return { done: outcomes.length - failures.length, failures }
}

type Refusal = Omit<BulkFailure, 'recordId'>

/** The rule as it was when the bulk was asked for, or why nothing is converted by it any more. */
async function usableRule(
  deps: RuleDeps,
  r: Repositories,
  context: EventContext,
  { ruleId, ruleVersion }: BulkConversion,
  permissions: ReadonlySet<string>,
): Promise<CompiledRule | { refusal: Refusal }> {
  const refuse = (code: string, error: string) => ({ refusal: { code, error, fields: [] } })
  try {
    const compiled = await loadRule(deps, r, context, ruleId)
    const { version, active } = compiled.rule
    requireConverting(permissions, compiled)
    if (!active) return refuse('rule_inactive', 'The rule is not active any more')
    if (version === ruleVersion) return compiled
    return refuse(
      'rule_changed',
      `The rule is at version ${version} now, and this was asked for with ${ruleVersion}: retry what failed to convert it by the rule as it is`,
    )
  } catch (error) {
    if (!(error instanceof AppError)) throw error
    const code = errorCode(error)
    if (code === 'not_found') return refuse('rule_deleted', 'The rule was deleted')
    if (code === 'forbidden')
      return refuse('forbidden', `Who asked for it may not: ${error.message}`)
    throw error
  }
}
