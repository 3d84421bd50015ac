import { z } from 'zod'
import { declareAction } from '../declare-action.ts'

export const showDigest = declareAction('digest.show', {})
export const chooseHour = declareAction('digest.hour', { hour: z.int().min(0).max(23) })
export const askHour = declareAction('digest.ask_hour', {})
export const askZone = declareAction('digest.ask_zone', {})
export const switchDigest = declareAction('digest.switch', { enabled: z.boolean() })
