import type { Deps, Repositories } from '../../deps.ts'
import type { TenantScope } from '../../shared/scope.ts'
import type { CompiledRule } from '../mapping/compiled-rule.ts'

export type RuleDeps = Pick<Deps, 'newId' | 'clock' | 'cache' | 'expressions' | 'formats'>

/**
 * A rule by its id, compiled; from the cache as long as nobody changes it.
 * @throws AppError `not_found`
 */
export async function loadRule(
  _deps: RuleDeps,
  _r: Repositories,
  _scope: TenantScope,
  _ruleId: string,
): Promise<CompiledRule> {
  throw new Error('not built yet')
}

/** The active automatic rules of the workspace for an entity, compiled, from the cache; oldest first. */
export async function automaticRules(
  _deps: RuleDeps,
  _r: Repositories,
  _scope: TenantScope,
  _entity: string,
): Promise<readonly CompiledRule[]> {
  throw new Error('not built yet')
}
