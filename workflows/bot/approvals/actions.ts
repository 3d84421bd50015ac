import { z } from 'zod'
import { declareAction } from '../declare-action.ts'

const approvalId = z.uuid()

export const approve = declareAction('approval.approve', { approvalId })
export const decline = declareAction('approval.decline', { approvalId })
