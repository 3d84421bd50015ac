import type { Deps, Repositories } from '../deps.ts'
import { AppError } from '../shared/errors.ts'
import { nextAt } from './next-at.ts'
import type { Schedule } from './ports.ts'
import type { ScheduleInput } from './schedule-input.ts'

/** Schedules of one chat: a slip of the finger must not fill it. */
const CHAT_LIMIT = 20

/** @throws AppError `invalid_input` for a chat that never spoke, or without topics; `conflict` for too many */
export async function createSchedule(
  deps: Pick<Deps, 'newId' | 'clock'>,
  r: Pick<Repositories, 'schedules' | 'sessions' | 'settings'>,
  input: ScheduleInput,
  telegramUserId: number | null,
): Promise<Schedule> {
  const { chatId, kind, days, time, topics = [] } = input
  const session = await r.sessions.find(chatId)
  if (!session) throw invalid('chatId', 'must be a chat that has spoken to the bot')
  if (kind === 'carousel' && topics.length === 0) {
    throw invalid('topics', 'must have at least one topic')
  }
  const there = await r.schedules.list({ chatId, limit: CHAT_LIMIT })
  if (there.length === CHAT_LIMIT) {
    throw new AppError('conflict', `The chat has ${CHAT_LIMIT} schedules already`)
  }
  const timeZone = input.timeZone ?? (await r.settings.read()).values.timeZone
  const sorted = days.toSorted((one, other) => one - other)
  return r.schedules.insert({
    id: deps.newId(),
    chatId,
    telegramUserId,
    kind,
    days: sorted,
    time,
    timeZone,
    topics,
    language: input.language ?? session.language,
    style: input.style ?? session.style,
    format: input.format ?? session.format,
    nextAt: new Date(nextAt({ days: sorted, time, timeZone }, deps.clock.now())).toISOString(),
  })
}

function invalid(field: string, rule: string): AppError {
  return new AppError('invalid_input', `${field} ${rule}`, { fields: [{ field, rule }] })
}
