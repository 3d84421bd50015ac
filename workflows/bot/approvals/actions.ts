import { z } from 'zod'
import { declareAction } from '../declare-action.ts'

const approvalId = z.uuid()

export const approve = declareAction('approval.approve', { approvalId })
export const decline = declareAction('approval.decline', { approvalId })
/** Asks for the reason first. */
export const declineWhy = declareAction('approval.decline_why', { approvalId })
/** What waits for the speaker's decision. */
export const showApprovals = declareAction('approval.list', {})
