import { approvalText } from '../../approvals/texts.ts'
import type { Answer } from '../answer.ts'
import { onAction, type BotArea } from '../area.ts'
import type { BotTools } from '../bot-tools.ts'
import { texts } from '../texts.ts'
import { businessAction, businessCommand } from '../business/in-private.ts'
import { beginWizard } from '../wizard/begin-wizard.ts'
import { approve, decline, declineWhy, showApprovals } from './actions.ts'
import { declineWizard } from './decline-wizard.ts'
import { listApprovals } from './list-approvals.ts'
import { pressApproval } from './press-approval.ts'

/** What waits for a decision, and deciding by the buttons of a question. */
export const approvalsArea: BotArea = {
  commands: [
    businessCommand({
      name: 'approvals',
      russian: 'согласования',
      description: { ru: '✅ Ждёт моего решения', en: '✅ Waits for my decision' },
      permission: 'deals:approve',
      handle: listApprovals,
    }),
  ],
  actions: [
    businessAction(showApprovals, 'deals:approve', listApprovals),
    businessAction(declineWhy, 'deals:approve', (tools, { approvalId }) =>
      beginWizard(tools, declineWizard, { approvalId }),
    ),
    onAction(approve, (tools, { approvalId }) => press(tools, approvalId, 'approved')),
    onAction(decline, (tools, { approvalId }) => press(tools, approvalId, 'declined')),
  ],
  wizards: [declineWizard] as unknown as NonNullable<BotArea['wizards']>,
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
