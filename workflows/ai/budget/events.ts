import { z } from 'zod'
import { declareEvent } from '../../shared/events.ts'

export const aiBudgetExhausted = declareEvent({
  type: 'ai.budget_exhausted',
  summary: 'A money budget for AI would be exceeded, for the first time in its month.',
  data: {
    limit: z.enum(['person_money', 'workspace_money']),
    /** 2026-11 */
    month: z.string(),
    /** Whose budget it is, as `type:id`; absent for the budget of the workspace. */
    person: z.string().optional(),
  },
})
