import { z } from 'zod'
import { deal } from '../../entities/deal.ts'
import { changeRecord } from '../../registry/change-record.ts'
import type { Answer } from '../answer.ts'
import type { BotTools } from '../bot-tools.ts'
import { showing } from '../business/show.ts'
import { named } from '../business/words.ts'
import { beginWizard } from '../wizard/begin-wizard.ts'
import type { Wizard } from '../wizard/wizard.ts'
import { moveDeal, openDeal } from './actions.ts'
import { dealCard } from './deal-card.ts'
import { showDeal, withDeal } from './find-deal.ts'
import { dealTexts, stageName } from './texts.ts'
import { dealWizardTexts } from './wizard-texts.ts'

/** Where people may move a deal by a button: winning and losing ask more. */
const targetsOf = (stage: string): readonly string[] =>
  (deal.status?.moves[stage] ?? []).filter((to) => to !== 'WON' && to !== 'LOST')

/** The stages where a deal may go from where it is. */
export const askToMove = (tools: BotTools, dealId: string): Promise<Answer> =>
  withDeal(tools, dealId, async (found) => {
    const { language } = tools
    const t = dealTexts[language]
    const targets = targetsOf(found.stage)
    if (targets.length === 0) {
      return showing(
        tools,
        await dealCard(tools, found),
        t.isAlready(stageName(language, found.stage)),
      )
    }
    const { text } = await dealCard(tools, found)
    const from = found.stage
    const buttons = [
      ...targets.map((to) => [moveDeal.button(stageName(language, to), { dealId, from, to })]),
      [openDeal.button(t.back, { dealId })],
    ]
    return showing(tools, { text: `${text}\n\n${t.moveTo}`, buttons })
  })

/** Moves it, if it still is where it was when the button was made. */
export const moveIt = (
  tools: BotTools,
  { dealId, from, to }: { dealId: string; from: string; to: string },
): Promise<Answer> =>
  withDeal(
    tools,
    dealId,
    async (found) => {
      const { deps, r, context, language } = tools
      const t = dealTexts[language]
      const isStale = found.stage !== from
      if (isStale || !targetsOf(found.stage).includes(to)) {
        const told = isStale ? t.isAlready(stageName(language, found.stage)) : t.cannotMove
        return showing(tools, await dealCard(tools, found), told)
      }
      const change = { version: found.version, stage: to }
      await changeRecord(deps, r, context, deal, dealId, change)
      return showDeal(tools, dealId, t.moved(stageName(language, to)))
    },
    { lock: true },
  )

const data = z.object({ dealId: z.uuid(), reason: z.string().optional() })

/** Why a deal was lost. */
export const loseDealWizard: Wizard<z.infer<typeof data>> = {
  kind: 'deal.lose',
  title: { ru: 'проигранная сделка', en: 'a lost deal' },
  permission: 'deals:update',
  data,
  steps: [
    {
      name: 'reason',
      ask({ language }) {
        const { why, reasons } = dealWizardTexts[language]
        return { text: why, choices: reasons.map((text) => [{ text, value: text }]) }
      },
      answer({ language }, given, reaction) {
        const said =
          reaction.kind === 'text'
            ? reaction.text
            : reaction.kind === 'choice'
              ? reaction.value
              : ''
        const reason = said.trim()
        if (reason === '' || reason.length > 1000) {
          return { problem: dealWizardTexts[language].whyWords }
        }
        return { data: { ...given, reason } }
      },
      summary: ({ reason }, language) => dealTexts[language].lost(named(reason ?? null, 'card')),
    },
  ],
  finish: (tools, { dealId, reason }) =>
    withDeal(
      tools,
      dealId,
      async (found) => {
        const { deps, r, context, language } = tools
        const t = dealWizardTexts[language]
        if (!deal.status?.moves[found.stage]?.includes('LOST')) {
          return { replies: [{ kind: 'text', text: t.cannot }] }
        }
        const change = { version: found.version, stage: 'LOST', lostReason: reason }
        await changeRecord(deps, r, context, deal, dealId, change)
        return { replies: [{ kind: 'text', text: t.lost }] }
      },
      { lock: true },
    ),
}

export const beginLosing = (tools: BotTools, dealId: string): Promise<Answer> =>
  withDeal(tools, dealId, (found) => {
    if (deal.status?.moves[found.stage]?.includes('LOST')) {
      return beginWizard(tools, loseDealWizard, { dealId })
    }
    const { language } = tools
    return { replies: [], notice: dealTexts[language].isAlready(stageName(language, found.stage)) }
  })
