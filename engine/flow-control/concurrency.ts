import type { FunctionConfig } from '../registry/function-config.ts'
import type { ConcurrencyLimit } from '../types.ts'
import { flowKey } from './flow-key.ts'

/**
 * `concurrency`: how many steps may run at once, per function, environment or account, and per
 * value of the key. Limits of 0 or less do not limit.
 * @param valueOf evaluates a key expression for the run
 */
export function concurrencyLimits(
  config: FunctionConfig,
  valueOf: (expression: string) => unknown,
): ConcurrencyLimit[] {
  const rules = config.concurrency === undefined ? [] : [config.concurrency].flat()
  return rules
    .filter((rule) => rule.limit > 0)
    .map((rule): ConcurrencyLimit => {
      const { scope = 'fn', key } = { scope: undefined, key: undefined, ...rule }
      const owner = scope === 'fn' ? config.id : (key ?? '')
      const value = key === undefined ? null : [key, valueOf(key)]
      return { key: flowKey(`concurrency.${scope}`, owner, value), limit: rule.limit }
    })
}
