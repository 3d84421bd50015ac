import { z } from 'zod'
import { declareAction } from '../declare-action.ts'

const scheduleId = z.uuid()

/** Those of the chat; the questions for the first when there is none. */
export const showSchedules = declareAction('schedule.list', {})
export const newSchedule = declareAction('schedule.new', {})
export const pauseSchedule = declareAction('schedule.pause', { scheduleId })
export const resumeSchedule = declareAction('schedule.resume', { scheduleId })
export const deleteSchedule = declareAction('schedule.delete', { scheduleId })
export const runScheduleNow = declareAction('schedule.run', { scheduleId })
/** Asks for more topics. */
export const addTopics = declareAction('schedule.topics', { scheduleId })
