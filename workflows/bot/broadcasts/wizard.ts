import { z } from 'zod'
import { broadcastButton, broadcastInput, TEXT_LIMIT } from '../../broadcasts/broadcast-input.ts'
import { LANGUAGES } from '../../carousel/content.ts'
import { createBroadcast } from '../../broadcasts/create-broadcast.ts'
import { readMoment } from '../../shared/read-time.ts'
import type { BotTools } from '../bot-tools.ts'
import type { Wizard } from '../wizard/wizard.ts'
import { previewBroadcast } from './preview-broadcast.ts'
import { reachTexts } from './texts.ts'

const data = z.object({
  text: z.string().optional(),
  button: broadcastButton.optional(),
  language: z.enum(LANGUAGES).nullable().optional(),
  /** ISO 8601, UTC; null for at once. */
  startAt: z.string().nullable().optional(),
})
type Data = z.infer<typeof data>

const zoneOf = async ({ r }: BotTools) => (await r.settings.read()).values.timeZone
const AUDIENCES = ['all', ...LANGUAGES] as const

/** A new broadcast: what, a button, to whom, when. Nothing is sent before its preview is confirmed. */
export const broadcastWizard: Wizard<Data> = {
  kind: 'broadcast',
  title: { ru: 'новая рассылка', en: 'a new broadcast' },
  permission: 'broadcasts:send',
  data,
  steps: [
    {
      name: 'text',
      ask: ({ language }) => ({ text: reachTexts[language].askText }),
      answer({ language }, known, reaction) {
        const t = reachTexts[language]
        if (reaction.kind !== 'text') return { problem: t.textNeeded }
        const text = reaction.text.trim()
        if (text.length > TEXT_LIMIT) return { problem: t.textTooLong(text.length) }
        const isGood = broadcastInput.shape.text.safeParse(text).success
        return isGood ? { data: { ...known, text } } : { problem: t.textNeeded }
      },
    },
    {
      name: 'button',
      ask: ({ language }) => ({ text: reachTexts[language].askButton, optional: true }),
      answer({ language }, known, reaction) {
        if (reaction.kind === 'skip') return { data: { ...known, button: undefined } }
        const words = reaction.kind === 'text' ? reaction.text : ''
        const [, text, url] = /^([^]*?)\s*(https:\/\/\S+)\s*$/u.exec(words) ?? []
        const button = broadcastButton.safeParse({ text: text?.replace(/[\s|:—-]+$/u, ''), url })
        return button.success
          ? { data: { ...known, button: button.data } }
          : { problem: reachTexts[language].buttonUnclear }
      },
    },
    {
      name: 'audience',
      async ask({ language, r }) {
        const t = reachTexts[language]
        const choices = await Promise.all(
          AUDIENCES.map(async (value) => {
            const people = await r.broadcasts.audience(value === 'all' ? null : value)
            return [{ text: `${t.audiences[value]} · ${t.people(people)}`, value }]
          }),
        )
        return { text: t.askAudience, choices }
      },
      answer({ language }, known, reaction) {
        const value = AUDIENCES.find(
          (each) => reaction.kind === 'choice' && each === reaction.value,
        )
        return value
          ? { data: { ...known, language: value === 'all' ? null : value } }
          : { problem: reachTexts[language].askAudience }
      },
      summary(known, language) {
        const t = reachTexts[language]
        return t.audienceSummary(t.audiences[known.language ?? 'all'])
      },
    },
    {
      name: 'time',
      ask: ({ language }) => ({
        text: reachTexts[language].askTime,
        choices: [[{ text: reachTexts[language].now, value: 'now' }]],
      }),
      async answer(tools, known, reaction) {
        const t = reachTexts[tools.language]
        if (reaction.kind === 'choice') return { data: { ...known, startAt: null } }
        const zone = await zoneOf(tools)
        const now = tools.deps.clock.now()
        const at = reaction.kind === 'text' ? readMoment(reaction.text, zone, now) : null
        if (at === null) return { problem: t.timeUnclear(zone) }
        if (at <= now) return { problem: t.timePast }
        return { data: { ...known, startAt: new Date(at).toISOString() } }
      },
    },
  ],
  async finish(tools, { text = '', button, language, startAt }) {
    const input = { text, button, language, startAt }
    const chatId = tools.said.chatId
    const broadcast = await createBroadcast(tools.deps, tools.r, input, chatId)
    return previewBroadcast(tools, broadcast)
  },
}
