import type { Language } from './content.ts'

/** The looks a carousel can have. The order is that of the buttons. */
export const STYLES = ['editorial', 'midnight', 'paper', 'swiss', 'sunrise', 'brutalist'] as const
export type Style = (typeof STYLES)[number]
export const DEFAULT_STYLE: Style = 'editorial'

export const STYLE_NAMES: Record<Style, Record<Language, string>> = {
  editorial: { ru: 'Журнал', en: 'Editorial' },
  midnight: { ru: 'Полночь', en: 'Midnight' },
  paper: { ru: 'Тетрадь', en: 'Paper' },
  swiss: { ru: 'Сетка', en: 'Swiss' },
  sunrise: { ru: 'Рассвет', en: 'Sunrise' },
  brutalist: { ru: 'Плакат', en: 'Brutalist' },
}
