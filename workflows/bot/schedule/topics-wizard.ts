import { z } from 'zod'
import { changeSchedule } from '../../schedules/change-schedule.ts'
import { TOPICS_LIMIT } from '../../schedules/schedule-input.ts'
import { say } from '../say.ts'
import type { Wizard } from '../wizard/wizard.ts'
import { readTopics } from './read-topics.ts'
import { scheduleTexts } from './texts.ts'

const data = z.object({ scheduleId: z.uuid(), topics: z.array(z.string()).optional() })

/** More topics for a schedule that has used up its own. */
export const topicsWizard: Wizard<z.infer<typeof data>> = {
  kind: 'schedule.topics',
  title: { ru: 'темы для расписания', en: 'topics for the schedule' },
  data,
  steps: [
    {
      name: 'topics',
      ask: ({ language }) => ({ text: scheduleTexts[language].askTopics }),
      answer({ language }, known, reaction) {
        const read = readTopics(reaction.kind === 'text' ? reaction.text : '', language)
        return 'problem' in read ? read : { data: { ...known, topics: read.topics } }
      },
    },
  ],
  async finish(tools, { scheduleId, topics = [] }) {
    const { deps, r, said, language } = tools
    const t = scheduleTexts[language]
    const schedule = await r.schedules.find(scheduleId, { lock: true })
    if (schedule?.chatId !== said.chatId) return { replies: [say(tools, t.gone)] }
    const left = schedule.topics.slice(schedule.topicsUsed)
    const all = [...left, ...topics].slice(0, TOPICS_LIMIT)
    await changeSchedule(deps, r, scheduleId, { topics: all, status: 'active' })
    return { replies: [say(tools, t.topicsAdded(all.length))] }
  },
}
