import { changeSchedule } from '../../schedules/change-schedule.ts'
import { dueEvent } from '../../schedules/due-event.ts'
import type { Schedule } from '../../schedules/ports.ts'
import { showMoment } from '../../shared/read-time.ts'
import type { Answer, Reply } from '../answer.ts'
import { onAction, type BotArea } from '../area.ts'
import type { BotTools } from '../bot-tools.ts'
import { beginWizard } from '../wizard/begin-wizard.ts'
import {
  addTopics,
  deleteSchedule,
  newSchedule,
  pauseSchedule,
  resumeSchedule,
  runScheduleNow,
  showSchedules,
} from './actions.ts'
import { rhythmText } from './rhythm-text.ts'
import { scheduleTexts } from './texts.ts'
import { topicsWizard } from './topics-wizard.ts'
import { scheduleWizard } from './wizard.ts'

/** Shown at once; the rest can be seen once some are deleted. */
const SHOWN = 20

/** What a chat gets by itself: making it, and what becomes of it. */
export const scheduleArea: BotArea = {
  commands: [
    {
      name: 'schedule',
      russian: 'расписание',
      description: { ru: 'Карусели по расписанию', en: 'Carousels on a schedule' },
      inGroups: true,
      handle: (tools) => beginWizard(tools, scheduleWizard, {}),
    },
    {
      name: 'schedules',
      russian: 'расписания',
      description: { ru: 'Мои расписания', en: 'My schedules' },
      inGroups: true,
      handle: list,
    },
  ],
  actions: [
    onAction(showSchedules, list),
    onAction(newSchedule, (tools) => beginWizard(tools, scheduleWizard, {})),
    onAction(pauseSchedule, (tools, { scheduleId }) =>
      onSchedule(tools, scheduleId, () => change(tools, scheduleId, 'paused')),
    ),
    onAction(resumeSchedule, (tools, { scheduleId }) =>
      onSchedule(tools, scheduleId, () => change(tools, scheduleId, 'active')),
    ),
    onAction(deleteSchedule, (tools, { scheduleId }) =>
      onSchedule(tools, scheduleId, async () => {
        await tools.r.schedules.update(scheduleId, { status: 'deleted' })
        const { said, language } = tools
        const text = scheduleTexts[language].removed
        return { replies: [{ kind: 'edit', messageId: said.messageId, text }] }
      }),
    ),
    onAction(runScheduleNow, (tools, { scheduleId }) =>
      onSchedule(tools, scheduleId, async (schedule) => ({
        replies: [],
        notice: scheduleTexts[tools.language].running,
        events: [dueEvent(schedule, tools.deps.newId())],
      })),
    ),
    onAction(addTopics, (tools, { scheduleId }) =>
      onSchedule(tools, scheduleId, () => beginWizard(tools, topicsWizard, { scheduleId })),
    ),
  ],
  wizards: [scheduleWizard as never, topicsWizard as never],
}

async function list(tools: BotTools): Promise<Answer> {
  const { r, said, language } = tools
  const found = await r.schedules.list({ chatId: said.chatId, limit: SHOWN })
  if (found.length === 0) return beginWizard(tools, scheduleWizard, {})
  return { replies: found.map((schedule) => ({ kind: 'text', ...card(schedule, language) })) }
}

/** Only in its own chat: whoever is in it may. */
async function onSchedule(
  { r, said, language }: BotTools,
  id: string,
  work: (schedule: Schedule) => Promise<Answer>,
): Promise<Answer> {
  const schedule = await r.schedules.find(id, { lock: true })
  if (schedule?.chatId === said.chatId) return work(schedule)
  return { replies: [], notice: scheduleTexts[language].gone }
}

async function change(
  { deps, r, said, language }: BotTools,
  id: string,
  status: 'active' | 'paused',
): Promise<Answer> {
  const schedule = await changeSchedule(deps, r, id, { status })
  const edit: Reply = { kind: 'edit', messageId: said.messageId, ...card(schedule, language) }
  return { replies: [edit] }
}

function card(schedule: Schedule, language: BotTools['language']) {
  const t = scheduleTexts[language]
  const { id: scheduleId, kind, status, topics, topicsUsed, timeZone, nextAt } = schedule
  const next = status === 'paused' ? t.paused : showMoment(nextAt, timeZone, language)
  const left = kind === 'carousel' ? topics.length - topicsUsed : null
  const about = { scheduleId }
  const turn =
    status === 'paused'
      ? resumeSchedule.button(t.resume, about)
      : pauseSchedule.button(t.pause, about)
  return {
    text: t.describe({ kind: t.kinds[kind], when: rhythmText(schedule, language), next, left }),
    buttons: [
      [turn, runScheduleNow.button(t.runNow, about)],
      [
        ...(kind === 'carousel' ? [addTopics.button(t.addTopics, about)] : []),
        deleteSchedule.button(t.remove, about),
      ],
      [newSchedule.button(t.addNew, {})],
    ],
  }
}
