import { declareAction } from '../declare-action.ts'

export const showMenu = declareAction('menu.show', {})
