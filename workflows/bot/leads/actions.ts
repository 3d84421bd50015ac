import { z } from 'zod'
import { lead } from '../../entities/lead.ts'
import { declareAction } from '../declare-action.ts'

const status = z.enum(lead.fields.status.options as [string, ...string[]])
const leadId = z.uuid()

/** A page of leads: those still to be worked on, of one status, or with these words. */
export const listLeads = declareAction('lead.list', {
  status: status.optional(),
  search: z.string().optional(),
  page: z.int().min(0).optional(),
})
export const openLead = declareAction('lead.open', { leadId })
export const newLead = declareAction('lead.new', {})
export const searchLeads = declareAction('lead.search', {})
/** `from` is how it stood when the button was made. */
export const moveLead = declareAction('lead.move', { leadId, from: status, to: status })
export const noteLead = declareAction('lead.note', { leadId })
/** Shows what the rules that fit would make of it. */
export const askConvert = declareAction('lead.ask_convert', { leadId })
/** Shows what one rule would make of it, and asks. */
export const previewConvert = declareAction('lead.preview_convert', { leadId, ruleId: z.uuid() })
/** Converts it, as it was when it was asked. */
export const convertLead = declareAction('lead.convert', {
  leadId,
  ruleId: z.uuid(),
  version: z.int(),
})
