import { APPROVAL_BUTTONS, approvalText } from '../../approvals/texts.ts'
import { factsOf } from '../../approvals/facts-of.ts'
import { requireApprover } from '../../approvals/require-approver.ts'
import { approval } from '../../entities/approval.ts'
import type { RecordCondition } from '../../registry/ports.ts'
import { errorCode } from '../../shared/errors.ts'
import { allRecords } from '../../shared/find-record.ts'
import type { Answer, Reply } from '../answer.ts'
import type { BotTools } from '../bot-tools.ts'
import { timesOf } from '../business/surroundings.ts'
import { counted, dayOf } from '../business/words.ts'
import { openDeal } from '../deals/actions.ts'
import { approve, decline, declineWhy } from './actions.ts'
import { listTexts } from './list-texts.ts'

/** Questions that are shown at once, each in a message of its own. */
const SHOWN = 5

const PENDING: readonly RecordCondition[] = [
  { field: 'status', operator: 'eq', value: 'pending' },
  { field: 'kind', operator: 'eq', value: 'deal' },
]

/** Whether the speaker may decide about deals as of now. */
export async function mayDecide({ r, speaker }: Pick<BotTools, 'r' | 'speaker'>): Promise<boolean> {
  const { actor, permissions, userId } = speaker
  if (userId === null) return false
  try {
    await requireApprover(r, { actor, permissions, userId })
    return true
  } catch (error) {
    if (errorCode(error) !== 'forbidden') throw error
    return false
  }
}

/** What waits for the speaker's decision, each with its buttons. */
export async function listApprovals(tools: BotTools): Promise<Answer> {
  const { r, language, speaker } = tools
  const t = listTexts[language]
  const waiting = (await mayDecide(tools))
    ? await allRecords(r, approval, { conditions: PENDING })
    : []
  if (waiting.length === 0) return { replies: [{ kind: 'text', text: t.none }] }
  const times = await timesOf(tools)
  const replies: Reply[] = []
  // The oldest first: it expires first.
  const shown = waiting.toReversed().slice(0, SHOWN)
  for (const each of shown) {
    const { id: approvalId, expiresAt, dealId } = each
    const lines = [
      approvalText(language, 'asked', await factsOf(r, each)),
      ...(expiresAt ? [t.expires(dayOf(language, expiresAt, times))] : []),
    ]
    replies.push({
      kind: 'text',
      text: lines.join('\n'),
      buttons: [
        [
          approve.button(APPROVAL_BUTTONS[language].approve, { approvalId }),
          decline.button(APPROVAL_BUTTONS[language].decline, { approvalId }),
        ],
        [
          declineWhy.button(t.decline, { approvalId }),
          ...(dealId && speaker.permissions.has('deals:read')
            ? [openDeal.button(t.openDeal, { dealId })]
            : []),
        ],
      ],
    })
  }
  const count = counted(language, waiting.length, t.forms)
  return {
    replies: [{ kind: 'text', text: t.some(count, shown.length, waiting.length) }, ...replies],
  }
}
