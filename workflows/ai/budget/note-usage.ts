import type { AiUsage } from '../../carousel/ports.ts'
import type { Repositories } from '../../deps.ts'
import { usedOf } from './used-of.ts'

/** Calls that were paid for and came to nothing: they count, whatever becomes of the work. */
export async function noteUsage(
  r: Pick<Repositories, 'aiBudget'>,
  id: string,
  usage: readonly AiUsage[],
): Promise<void> {
  await r.aiBudget.note(id, usedOf(usage))
}
