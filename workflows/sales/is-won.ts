import type { Repositories } from '../deps.ts'

/** Is the deal WON now? */
export async function isWon(_r: Repositories, _dealId: string): Promise<boolean> {
  throw new Error('not built yet')
}
