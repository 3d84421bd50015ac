import { z } from 'zod'
import { settingsSchema } from '../../access/settings.ts'
import { createSchedule } from '../../schedules/create-schedule.ts'
import { SCHEDULE_KINDS } from '../../schedules/ports.ts'
import { errorCode } from '../../shared/errors.ts'
import { readClockTime, showMoment } from '../../shared/read-time.ts'
import { say } from '../say.ts'
import type { Wizard } from '../wizard/wizard.ts'
import { readDays } from './read-days.ts'
import { readTopics } from './read-topics.ts'
import { rhythmText } from './rhythm-text.ts'
import { scheduleTexts } from './texts.ts'

const data = z.object({
  kind: z.enum(SCHEDULE_KINDS).optional(),
  days: z.array(z.int().min(1).max(7)).optional(),
  time: z.string().optional(),
  timeZone: z.string().optional(),
  topics: z.array(z.string()).optional(),
})
type Data = z.infer<typeof data>

const TIMES = [
  ['09:00', '12:00'],
  ['18:00', '20:00'],
]

/** A new schedule: what, on which days, when, by which clock, about what. */
export const scheduleWizard: Wizard<Data> = {
  kind: 'schedule',
  title: { ru: 'новое расписание', en: 'a new schedule' },
  data,
  steps: [
    {
      name: 'what',
      ask({ language }) {
        const t = scheduleTexts[language]
        const choices = SCHEDULE_KINDS.map((value) => [{ text: t.kinds[value], value }])
        return { text: t.what, choices }
      },
      answer({ language }, known, reaction) {
        const kind = SCHEDULE_KINDS.find(
          (each) => reaction.kind === 'choice' && reaction.value === each,
        )
        return kind ? { data: { ...known, kind } } : { problem: scheduleTexts[language].what }
      },
      summary: ({ kind = 'carousel' }, language) => scheduleTexts[language].kinds[kind],
    },
    {
      name: 'days',
      ask({ language }) {
        const t = scheduleTexts[language]
        const choices = [
          [
            { text: t.everyDay, value: '1234567' },
            { text: t.workdays, value: '12345' },
          ],
          [
            { text: t.threeDays, value: '135' },
            { text: t.weekly, value: '1' },
          ],
        ]
        return { text: t.askDays, choices }
      },
      answer({ language }, known, reaction) {
        if (reaction.kind === 'choice' && /^[1-7]+$/.test(reaction.value)) {
          return { data: { ...known, days: Array.from(reaction.value, Number) } }
        }
        const days = reaction.kind === 'text' ? readDays(reaction.text) : null
        return days
          ? { data: { ...known, days } }
          : { problem: scheduleTexts[language].daysUnclear }
      },
    },
    {
      name: 'time',
      ask: ({ language }) => ({
        text: scheduleTexts[language].askTime,
        choices: TIMES.map((row) => row.map((value) => ({ text: value, value }))),
      }),
      answer({ language }, known, reaction) {
        const words =
          reaction.kind === 'text'
            ? reaction.text
            : reaction.kind === 'choice'
              ? reaction.value
              : ''
        const time = readClockTime(words)
        return time
          ? { data: { ...known, time } }
          : { problem: scheduleTexts[language].timeUnclear }
      },
    },
    {
      name: 'zone',
      ask({ language }) {
        const t = scheduleTexts[language]
        const keys = t.zones.map(([text, value]) => ({ text, value }))
        return { text: t.askZone, choices: [keys.slice(0, 3), keys.slice(3)] }
      },
      answer({ language }, known, reaction) {
        const t = scheduleTexts[language]
        const words =
          reaction.kind === 'text'
            ? reaction.text
            : reaction.kind === 'choice'
              ? reaction.value
              : ''
        const named = t.zones.find(([city]) => city.toLowerCase() === words.trim().toLowerCase())
        const zone = settingsSchema.shape.timeZone.safeParse(named?.[1] ?? words.trim())
        return zone.success
          ? { data: { ...known, timeZone: zone.data } }
          : { problem: t.zoneUnclear }
      },
    },
    {
      name: 'topics',
      isNeeded: ({ kind }) => kind !== 'wisdom',
      ask: ({ language }) => ({ text: scheduleTexts[language].askTopics }),
      answer({ language }, known, reaction) {
        const read = readTopics(reaction.kind === 'text' ? reaction.text : '', language)
        return 'problem' in read ? read : { data: { ...known, topics: read.topics } }
      },
    },
  ],
  async finish(tools, { kind = 'carousel', days = [], time = '', timeZone, topics }) {
    const { deps, r, said, session, speaker, language } = tools
    const t = scheduleTexts[language]
    // Whoever begins with a schedule has no session yet: it is stored with the first answer.
    const { chatId } = said
    if (!(await r.sessions.find(chatId))) await r.sessions.save(session)
    const input = { chatId, kind, days, time, timeZone, topics }
    try {
      const schedule = await createSchedule(deps, r, input, speaker.telegramUserId)
      const next = showMoment(schedule.nextAt, schedule.timeZone, language)
      return { replies: [say(tools, t.made(rhythmText(schedule, language), next))] }
    } catch (error) {
      if (errorCode(error) !== 'conflict') throw error
      return { replies: [say(tools, t.tooMany)] }
    }
  },
}
