import { approve, decline } from '../bot/approvals/actions.ts'
import { tellMember } from '../bot/tell-member.ts'
import type { Language } from '../carousel/content.ts'
import type { Deps } from '../deps.ts'
import { approval } from '../entities/approval.ts'
import type { EventContext } from '../shared/events.ts'
import { findRecord } from '../shared/find-record.ts'
import { factsOf } from './facts-of.ts'
import { APPROVAL_BUTTONS, type ApprovalMessage, approvalText } from './texts.ts'

/** Tells a member of an approval, once per message; a question comes with its buttons. */
export async function tellApproval(
  deps: Deps,
  context: EventContext,
  approvalId: string,
  { userId, message }: { userId: string; message: ApprovalMessage },
): Promise<void> {
  const facts = await deps.inTenant(context, async (r) => {
    const found = await findRecord(r, approval, approvalId)
    return found && factsOf(r, found)
  })
  if (!facts) return
  const isQuestion = message === 'asked' || message === 'reminder'
  await tellMember(deps, context, {
    userId,
    key: `approval:${approvalId}:${message}:${userId}`,
    text: (language) => approvalText(language, message, facts),
    ...(isQuestion ? { buttons: (language: Language) => buttonsOf(language, approvalId) } : {}),
  })
}

const buttonsOf = (language: Language, approvalId: string) => [
  [
    approve.button(APPROVAL_BUTTONS[language].approve, { approvalId }),
    decline.button(APPROVAL_BUTTONS[language].decline, { approvalId }),
  ],
]
