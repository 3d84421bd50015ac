import { conversionRule } from '../../entities/conversion-rule.ts'
import { permissionsNeeded } from '../../conversion/bulk/permissions-needed.ts'
import { openBatch } from '../../conversion/execute/convert-records.ts'
import { executeIn } from '../../conversion/execute/execute-in.ts'
import { planRecords } from '../../conversion/execute/plan-records.ts'
import type { CompiledRule } from '../../conversion/mapping/compiled-rule.ts'
import { loadRule } from '../../conversion/rules/load-rule.ts'
import type { Language } from '../../carousel/content.ts'
import { entityWord } from '../../notifications/entity-words.ts'
import type { Answer } from '../answer.ts'
import type { BotTools } from '../bot-tools.ts'
import { showing } from '../business/show.ts'
import { named } from '../business/words.ts'
import { showFunnel } from '../deals/actions.ts'
import type { Button } from '../ports.ts'
import { convertLead, openLead, previewConvert } from './actions.ts'
import { type Lead, showLead, withLead } from './lead-card.ts'
import { leadStatus, leadTexts } from './texts.ts'

/** Rules that are tried on a lead at once. */
const RULES = 10

interface Becoming {
  compiled: CompiledRule
  /** One line for each record that comes of it; null when the lead does not fit. */
  lines: string[] | null
}

/** What the rules that people start by hand, and that fit, would make of a lead. */
export const askToConvert = (tools: BotTools, leadId: string): Promise<Answer> =>
  withLead(tools, leadId, async (found) => {
    const { r, deps, context, language, speaker } = tools
    const t = leadTexts[language]
    if (found.status === 'converted') return showLead(tools, leadId, t.converted)
    const { records } = await r.records.list(conversionRule, {
      conditions: [
        { field: 'sourceEntity', operator: 'eq', value: 'lead' },
        { field: 'active', operator: 'eq', value: true },
      ],
      limit: RULES,
    })
    const fitting: CompiledRule[] = []
    for (const { id } of records) {
      const compiled = await loadRule(deps, r, context, id)
      if (compiled.rule.shadow || !mayUse(speaker.permissions, compiled)) continue
      const { lines } = await becoming(tools, compiled, found)
      if (lines) fitting.push(compiled)
    }
    const [first] = fitting
    if (!first) return showLead(tools, leadId, t.noRule)
    if (fitting.length === 1) return preview(tools, { leadId, ruleId: first.rule.id })
    const buttons: Button[][] = [
      ...fitting.map(({ rule }) => [
        previewConvert.button(named(rule.name, 'button'), { leadId, ruleId: rule.id }),
      ]),
      [openLead.button(t.back, { leadId })],
    ]
    return showing(tools, { text: t.whichRule, buttons })
  })

/** What one rule would make of a lead, and whether it shall. */
export const preview = (
  tools: BotTools,
  { leadId, ruleId }: { leadId: string; ruleId: string },
): Promise<Answer> =>
  withLead(tools, leadId, async (found) => {
    const { language } = tools
    const t = leadTexts[language]
    const fits = await fittingRule(tools, found, ruleId)
    if ('refused' in fits) return showLead(tools, leadId, fits.refused)
    const buttons = [
      [convertLead.button(t.yesConvert, { leadId, ruleId, version: found.version })],
      [openLead.button(t.notYet, { leadId })],
    ]
    const text = [t.wouldMake(named(fits.compiled.rule.name)), '', ...fits.lines].join('\n')
    return showing(tools, { text, buttons })
  })

/** Converts it, if it still is what was asked about. */
export const convert = (
  tools: BotTools,
  { leadId, ruleId, version }: { leadId: string; ruleId: string; version: number },
): Promise<Answer> =>
  withLead(tools, leadId, async (found) => {
    const { deps, r, context, language } = tools
    const t = leadTexts[language]
    if (found.status === 'converted') return showLead(tools, leadId, t.converted)
    if (found.version !== version) return showLead(tools, leadId, t.changed)
    const fits = await fittingRule(tools, found, ruleId)
    if ('refused' in fits) return showLead(tools, leadId, fits.refused)
    const request = {
      ruleId,
      sourceRecordId: leadId,
      sourceVersion: version,
      type: 'manual' as const,
    }
    await executeIn(deps, r, context, request)
    const buttons = [[showFunnel.button(t.toDeals, {}), openLead.button(t.back, { leadId })]]
    return showing(tools, { text: [t.made, '', ...fits.lines].join('\n'), buttons })
  })

const mayUse = (permissions: ReadonlySet<string>, compiled: CompiledRule): boolean =>
  permissionsNeeded(compiled).every((permission) => permissions.has(permission))

async function fittingRule(
  tools: BotTools,
  found: Lead,
  ruleId: string,
): Promise<{ compiled: CompiledRule; lines: string[] } | { refused: string }> {
  const { deps, r, context, language, speaker } = tools
  const t = leadTexts[language]
  const record = await r.records.find(conversionRule, ruleId)
  if (!record) return { refused: t.noRule }
  const compiled = await loadRule(deps, r, context, ruleId)
  const { rule } = compiled
  if (!rule.active || rule.shadow || !mayUse(speaker.permissions, compiled)) {
    return { refused: t.noRule }
  }
  const { lines } = await becoming(tools, compiled, found)
  return lines ? { compiled, lines } : { refused: t.doesNotFit(named(rule.name)) }
}

/** Plans the conversion without writing anything. */
async function becoming(
  { deps, r, context, language }: BotTools,
  compiled: CompiledRule,
  found: Lead,
): Promise<Becoming> {
  const batch = await openBatch(deps, r, context, { compiled, type: 'manual' })
  const plans = await planRecords(batch, [found.id], undefined)
  const plan = plans.get(found.id)
  if (!plan || plan.refusal) return { compiled, lines: null }
  const t = leadTexts[language]
  const how = { created: t.created, updated: t.updated, linked: t.linked }
  const lines = plan.targets.map(({ compiled: target, action, values, before, input }) => {
    const shown = values?.fields ?? input ?? before ?? {}
    const { name, title, number } = shown as Record<string, unknown>
    const called = [name, title, number].find((value) => typeof value === 'string')
    const what = entityWord(language, target.entity.name)
    return `• ${what}${called === undefined ? '' : ` «${named(String(called))}»`} — ${how[action]}`
  })
  const becomes = plan.sourceValues?.fields['status']
  const own =
    typeof becomes === 'string' && becomes !== found.status ? [statusLine(language, becomes)] : []
  return { compiled, lines: [...lines, ...own] }
}

const statusLine = (language: Language, status: string): string =>
  `• ${leadTexts[language].status}: ${leadStatus(language, status)}`
