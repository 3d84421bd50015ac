import type { Repositories } from '../../deps.ts'
import { conversionRule } from '../../entities/conversion-rule.ts'
import { notFound } from '../../registry/read-record.ts'
import { AppError } from '../../shared/errors.ts'
import type { RuleVersion } from '../ports.ts'

interface Page {
  limit: number
  /** The version that the page before ended with. */
  before?: number | undefined
}

/** What a rule was, newest first; also of one that is deleted. @throws AppError `not_found` */
export async function rulesVersions(
  r: Pick<Repositories, 'records' | 'ruleVersions'>,
  ruleId: string,
  page: Page,
): Promise<RuleVersion[]> {
  await requireRule(r, ruleId)
  return r.ruleVersions.list(ruleId, page)
}

/** A rule as it was in a version. @throws AppError `not_found` */
export async function rulesVersion(
  r: Pick<Repositories, 'records' | 'ruleVersions'>,
  ruleId: string,
  version: number,
): Promise<RuleVersion> {
  await requireRule(r, ruleId)
  const found = await r.ruleVersions.find(ruleId, version)
  if (found === null) throw new AppError('not_found', 'The rule has no such version')
  return found
}

/** Conversions remember the versions of rules that are deleted, too. */
async function requireRule(r: Pick<Repositories, 'records'>, id: string): Promise<void> {
  const found = await r.records.find(conversionRule, id, { deleted: 'with' })
  if (found === null) throw notFound(conversionRule)
}
