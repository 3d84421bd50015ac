import type { Language } from '../../carousel/content.ts'
import type { Schedule } from '../../schedules/ports.ts'
import { scheduleTexts } from './texts.ts'

/** On which days and when, such as “mon, wed, 09:00”. */
export function rhythmText(
  { days, time }: Pick<Schedule, 'days' | 'time'>,
  language: Language,
): string {
  const t = scheduleTexts[language]
  const names =
    days.length === 7
      ? [t.everyDay.toLowerCase()]
      : days.map((day) => t.dayNames[day - 1] ?? String(day))
  return `${names.join(', ')}, ${time}`
}
