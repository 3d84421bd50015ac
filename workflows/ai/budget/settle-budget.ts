import type { AiUsage } from '../../carousel/ports.ts'
import type { Repositories } from '../../deps.ts'
import { usedOf } from './used-of.ts'

/**
 * Puts what was really used in place of what was set aside under `id`; without usage all of it is free
 * again, but for what `noteUsage` has noted.
 */
export async function settleBudget(
  r: Pick<Repositories, 'aiBudget'>,
  id: string,
  usage: readonly AiUsage[],
): Promise<void> {
  await r.aiBudget.settle(id, usedOf(usage))
}
