import { z } from 'zod'
import { declareAction } from '../declare-action.ts'

const broadcastId = z.uuid()

export const subscribe = declareAction('news.subscribe', {})
export const unsubscribe = declareAction('news.unsubscribe', {})
export const startBroadcast = declareAction('broadcast.start', { broadcastId })
export const cancelBroadcast = declareAction('broadcast.cancel', { broadcastId })
export const pauseBroadcast = declareAction('broadcast.pause', { broadcastId })
export const resumeBroadcast = declareAction('broadcast.resume', { broadcastId })
export const reportBroadcast = declareAction('broadcast.report', { broadcastId })
