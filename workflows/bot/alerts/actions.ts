import { z } from 'zod'
import { declareAction } from '../declare-action.ts'

export const showAlerts = declareAction('alert.list', {})
/** Lets the undoing of a saga go on. */
export const retrySaga = declareAction('alert.retry_saga', { sagaId: z.uuid() })
