import { setTimeout as sleep } from 'node:timers/promises'
import type { AskApi } from '../../../scripts/ask-api.ts'
import type { Deal } from './prepare-load.ts'

/**
 * Wins the deal, or places the order, as a client does whose server may die under it: it asks again until
 * there is an answer. An order goes under a key; a deal that is won by now is refused.
 */
export async function closeDeal(ask: AskApi, deal: Deal): Promise<void> {
  for (;;) {
    try {
      if (deal.kind === 'deal') await ask('POST', `/deals/${deal.id}/win`)
      else {
        const headers = { 'idempotency-key': deal.key }
        deal.id = (await ask('POST', '/orders', deal.body, headers)).id
      }
      return
    } catch (error) {
      if (error instanceof Error && error.message.includes('answered')) {
        // The answer of a try before it may have been lost with the process.
        if (deal.kind === 'deal' && (await isWon(ask, deal.id).catch(() => false))) return
        // A request under way with the same key, or a server that is going down.
        if (!/answered (409|5\d\d)/.test(error.message)) throw error
      }
      await sleep(100)
    }
  }
}

/** Its saga tells of one that is not won any more. */
async function isWon(ask: AskApi, id: string | null): Promise<boolean> {
  if ((await ask('GET', `/deals/${id}`))['stage'] === 'WON') return true
  const { items } = await ask('GET', `/sagas?subject=${id}`)
  return items.length > 0
}
