import type { NewEvent } from '../shared/events.ts'
import type { Schedule } from './ports.ts'

/** Says that it is time for a schedule. `runId`: of the one thing that comes of it. */
export function dueEvent({ id, kind, chatId }: Schedule, runId: string): NewEvent {
  return { type: 'schedule.due', subject: id, data: { scheduleId: id, runId, kind, chatId } }
}
