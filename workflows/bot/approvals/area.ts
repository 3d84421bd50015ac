import { approvalText } from '../../approvals/texts.ts'
import type { Answer } from '../answer.ts'
import { onAction, type BotArea } from '../area.ts'
import type { BotTools } from '../bot-tools.ts'
import { texts } from '../texts.ts'
import { approve, decline } from './actions.ts'
import { pressApproval } from './press-approval.ts'

/** Deciding by the buttons of a question. */
export const approvalsArea: BotArea = {
  actions: [
    onAction(approve, (tools, { approvalId }) => press(tools, approvalId, 'approved')),
    onAction(decline, (tools, { approvalId }) => press(tools, approvalId, 'declined')),
  ],
}

/** A question that is answered turns into its answer; otherwise it stays, and says why. */
async function press(
  tools: BotTools,
  id: string,
  decision: 'approved' | 'declined',
): Promise<Answer> {
  const { language, said } = tools
  const pressed = await pressApproval(tools, { id, decision })
  if (pressed.outcome !== 'closed') {
    return { replies: [], notice: texts[language].approval[pressed.outcome] }
  }
  const text = approvalText(language, pressed.status, pressed.facts)
  return { replies: [{ kind: 'edit', messageId: said.messageId, text }] }
}
