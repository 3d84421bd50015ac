import { z } from 'zod'
import { declareAction } from '../declare-action.ts'

/** Handles an update that was set aside again. `reopened` counts the tries before, so that a press counts once. */
export const retryUpdate = declareAction('update.retry', {
  updateId: z.int(),
  reopened: z.int().nonnegative(),
})
