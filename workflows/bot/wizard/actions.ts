import { z } from 'zod'
import { declareAction } from '../declare-action.ts'

const conversationId = z.uuid()

/** A choice of a question; `step` tells a press on an old question from one on the present. */
export const chooseInWizard = declareAction('wizard.choose', {
  conversationId,
  step: z.string(),
  value: z.string(),
})
export const skipInWizard = declareAction('wizard.skip', { conversationId, step: z.string() })
export const backInWizard = declareAction('wizard.back', { conversationId, step: z.string() })
export const leaveWizard = declareAction('wizard.leave', { conversationId })
export const resumeWizard = declareAction('wizard.resume', { conversationId })
