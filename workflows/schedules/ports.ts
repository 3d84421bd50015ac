import type { Language } from '../carousel/content.ts'
import type { Format } from '../carousel/slides.ts'
import type { Style } from '../carousel/styles.ts'

export const SCHEDULE_KINDS = ['carousel', 'wisdom'] as const

/** What a chat gets by itself, at times of its own. */
export interface Schedule {
  id: string
  chatId: number
  telegramUserId: number | null
  kind: (typeof SCHEDULE_KINDS)[number]
  status: 'active' | 'paused' | 'deleted'
  /** ISO 8601: 1 is Monday, 7 is Sunday. */
  days: number[]
  /** `HH:MM` on the clock of the zone. */
  time: string
  /** IANA name. */
  timeZone: string
  /** Used one after the other; for carousels. */
  topics: string[]
  topicsUsed: number
  language: Language
  style: Style
  format: Format
  /** ISO 8601, UTC. */
  nextAt: string
  lastAt: string | null
  createdAt: string
  version: number
}

export type NewSchedule = Omit<
  Schedule,
  'status' | 'topicsUsed' | 'lastAt' | 'createdAt' | 'version'
>
export type ScheduleChange = Partial<
  Omit<Schedule, 'id' | 'chatId' | 'telegramUserId' | 'kind' | 'createdAt' | 'version'>
>

/** Schedules of one tenant; deleted ones are hidden. */
export interface ScheduleRepository {
  insert(schedule: NewSchedule): Promise<Schedule>
  find(id: string, options?: { lock?: boolean }): Promise<Schedule | null>
  /** Newest first. */
  list(page: {
    limit: number
    before?: string | undefined
    chatId?: number | undefined
  }): Promise<Schedule[]>
  /** Raises `version`. @throws AppError `not_found` */
  update(id: string, change: ScheduleChange): Promise<Schedule>
  /** Active ones whose time has come, locked; those that another transaction holds are passed over. */
  claimDue(now: number, limit: number): Promise<Schedule[]>
}
