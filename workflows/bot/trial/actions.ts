import { declareAction } from '../declare-action.ts'

/** Makes the presser the owner of the empty workspace of a Potok that is only being tried. */
export const tryCompany = declareAction('trial.company', {})
