import type { Language } from '../../carousel/content.ts'
import type { Button } from '../ports.ts'
import { startTexts } from '../start/texts.ts'
import { showMenu } from './actions.ts'

/** Back to all that a member may do. */
export const toMenu = (language: Language): Button => showMenu.button(startTexts[language].menu, {})
