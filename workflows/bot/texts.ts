import type { Language } from '../carousel/content.ts'
import { english } from './texts-en.ts'
import { russian } from './texts-ru.ts'
import type { Texts } from './texts-type.ts'

/** Everything the bot says, by language. */
export const texts: Record<Language, Texts> = { ru: russian, en: english }
