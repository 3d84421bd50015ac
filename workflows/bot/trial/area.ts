import type { Answer } from '../answer.ts'
import { onAction, type BotArea } from '../area.ts'
import type { BotTools } from '../bot-tools.ts'
import { openDeal } from '../deals/actions.ts'
import { greetMember } from '../menu/greet-member.ts'
import { tryCompany } from './actions.ts'
import { becomeOwner } from './become-owner.ts'
import { stockWorkshop } from './stock-workshop.ts'
import { trialTexts } from './texts.ts'

/** Trying the business part where chats are simulated, without an account made elsewhere first. */
export const trialArea: BotArea = {
  actions: [onAction(tryCompany, tryIt)],
}

async function tryIt(tools: BotTools): Promise<Answer> {
  const { deps, said, language } = tools
  const t = trialTexts[language]
  const isOpen = deps.isTrial === true && said.isPrivate
  if (!isOpen || !(await becomeOwner(tools))) return { replies: [], notice: t.taken }
  const dealId = await stockWorkshop(tools)
  const { replies } = await greetMember(tools)
  const invitation = {
    kind: 'text' as const,
    text: t.ready,
    buttons: [[openDeal.button(t.openDeal, { dealId })]],
  }
  return { replies: [...replies, invitation] }
}
