import type { Language } from '../../carousel/content.ts'
import { editingEnglish } from './texts-en.ts'
import { editingRussian } from './texts-ru.ts'
import type { EditingTexts } from './texts-type.ts'

/** Everything the editor says, by language. */
export const editingTexts: Record<Language, EditingTexts> = {
  ru: editingRussian,
  en: editingEnglish,
}
