import { deal } from '../../entities/deal.ts'
import { findRecord } from '../../shared/find-record.ts'
import type { Answer } from '../answer.ts'
import type { BotTools } from '../bot-tools.ts'
import { showing } from '../business/show.ts'
import { texts } from '../texts.ts'
import { type Deal, dealCard } from './deal-card.ts'

/** A deal by its id, or that it is gone. */
export async function withDeal(
  tools: BotTools,
  dealId: string,
  answer: (found: Deal) => Answer | Promise<Answer>,
  options: { lock?: boolean } = {},
): Promise<Answer> {
  const found = await findRecord(tools.r, deal, dealId, options)
  if (found) return answer(found)
  const gone = texts[tools.language].refused.not_found
  return tools.said.kind === 'button'
    ? { replies: [], notice: gone }
    : { replies: [{ kind: 'text', text: gone }] }
}

/** The card of a deal as it is now. */
export const showDeal = (tools: BotTools, dealId: string, notice?: string): Promise<Answer> =>
  withDeal(tools, dealId, async (found) => showing(tools, await dealCard(tools, found), notice))
