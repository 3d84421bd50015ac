import type { Caller } from '../../access/caller.ts'
import type { Repositories } from '../../deps.ts'
import type { TenantScope } from '../../shared/scope.ts'
import type { RuleDefinition } from './complete-rule.ts'
import { compiled, type RuleDeps } from './load-rule.ts'

/** @throws AppError `invalid_input`, `forbidden` */
export async function checkRule(
  deps: RuleDeps,
  r: Repositories,
  scope: TenantScope,
  _caller: Pick<Caller, 'permissions'>,
  definition: RuleDefinition,
): Promise<void> {
  await compiled(deps, r, scope, { ...definition, id: '', version: 0, createdBy: '' })
}
