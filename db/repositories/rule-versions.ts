import type { RuleVersions } from '../../workflows/conversion/ports.ts'
import type { Transaction } from '../transaction.ts'
import type { RepositoryContext } from './tenant-rows.ts'

/** Every version of the rules of one tenant. */
export function createRuleVersions(_tx: Transaction, _options: RepositoryContext): RuleVersions {
  return new Proxy({} as RuleVersions, {
    get: () => () => Promise.reject(new Error('not built yet')),
  })
}
