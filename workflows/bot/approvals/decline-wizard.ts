import { z } from 'zod'
import { approvalText } from '../../approvals/texts.ts'
import type { BotTools } from '../bot-tools.ts'
import { named } from '../business/words.ts'
import { texts } from '../texts.ts'
import type { Wizard } from '../wizard/wizard.ts'
import { listTexts } from './list-texts.ts'
import { pressApproval } from './press-approval.ts'

const data = z.object({ approvalId: z.uuid(), note: z.string().optional() })

/** Declines with a reason. */
export const declineWizard: Wizard<z.infer<typeof data>> = {
  kind: 'approval.decline',
  title: { ru: 'причина отказа', en: 'why it is declined' },
  permission: 'deals:approve',
  data,
  steps: [
    {
      name: 'note',
      ask: ({ language }) => ({ text: listTexts[language].why }),
      answer({ language }, given, reaction) {
        const note = reaction.kind === 'text' ? reaction.text.trim() : ''
        if (note === '' || note.length > 2000) return { problem: listTexts[language].words }
        return { data: { ...given, note } }
      },
      summary: ({ note }) => named(note ?? null, 'card'),
    },
  ],
  async finish(tools: BotTools, { approvalId, note }) {
    const { language } = tools
    const pressed = await pressApproval(tools, { id: approvalId, decision: 'declined', note })
    const text =
      pressed.outcome === 'closed'
        ? approvalText(language, pressed.status, pressed.facts)
        : texts[language].approval[pressed.outcome]
    return { replies: [{ kind: 'text', text }] }
  },
}
