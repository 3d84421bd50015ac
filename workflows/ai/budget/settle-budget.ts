import type { AiUsage } from '../../carousel/ports.ts'
import type { Repositories } from '../../deps.ts'

/** Puts what was really used in place of what was set aside under `id`; without usage all of it is free again. */
export async function settleBudget(
  _r: Repositories,
  _id: string,
  _usage: readonly AiUsage[],
): Promise<void> {}
