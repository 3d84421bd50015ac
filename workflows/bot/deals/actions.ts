import { z } from 'zod'
import { deal } from '../../entities/deal.ts'
import { declareAction } from '../declare-action.ts'

const stage = z.enum(deal.fields.stage.options as [string, ...string[]])
const dealId = z.uuid()
const page = z.int().min(0).optional()

/** A page of deals: of one stage or all open ones, the speaker's or everybody's, or those with these words. */
export const listDeals = declareAction('deal.list', {
  stage: stage.optional(),
  mine: z.boolean().optional(),
  search: z.string().optional(),
  page,
})
/** How many deals there are in each stage, and what they come to. */
export const showFunnel = declareAction('deal.funnel', { mine: z.boolean().optional() })
export const openDeal = declareAction('deal.open', { dealId })
export const newDeal = declareAction('deal.new', { customerId: z.uuid().optional() })
/** Shows where a deal may go. */
export const askMove = declareAction('deal.ask_move', { dealId })
/** `from` is where it stood when the button was made. */
export const moveDeal = declareAction('deal.move', { dealId, from: stage, to: stage })
export const loseDeal = declareAction('deal.lose', { dealId })
/** Asks whether it is really won. */
export const askWin = declareAction('deal.ask_win', { dealId })
/** Wins it, as it was when it was asked. */
export const winDeal = declareAction('deal.win', { dealId, version: z.int() })
export const chooseCustomer = declareAction('deal.choose_customer', { dealId })
export const addItem = declareAction('deal.add_item', { dealId })
export const searchDeals = declareAction('deal.search', {})
