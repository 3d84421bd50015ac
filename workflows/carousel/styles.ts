import type { Language } from './content.ts'

/** The looks a carousel can have. The order is that of the buttons. */
export const STYLES = [
  'editorial',
  'midnight',
  'paper',
  'swiss',
  'sunrise',
  'brutalist',
  'neon',
  'botanic',
  'code',
  'gazette',
  'memphis',
  'chat',
  'deco',
  'blueprint',
  'sport',
  'wave',
] as const
export type Style = (typeof STYLES)[number]
export const DEFAULT_STYLE: Style = 'editorial'

export const STYLE_NAMES: Record<Style, Record<Language, string>> = {
  editorial: { ru: 'Журнал', en: 'Editorial' },
  midnight: { ru: 'Полночь', en: 'Midnight' },
  paper: { ru: 'Тетрадь', en: 'Paper' },
  swiss: { ru: 'Сетка', en: 'Swiss' },
  sunrise: { ru: 'Рассвет', en: 'Sunrise' },
  brutalist: { ru: 'Плакат', en: 'Brutalist' },
  neon: { ru: 'Неон', en: 'Neon' },
  botanic: { ru: 'Ботаника', en: 'Botanical' },
  code: { ru: 'Код', en: 'Code' },
  gazette: { ru: 'Газета', en: 'Gazette' },
  memphis: { ru: 'Мемфис', en: 'Memphis' },
  chat: { ru: 'Переписка', en: 'Chat' },
  deco: { ru: 'Ар-деко', en: 'Art Deco' },
  blueprint: { ru: 'Чертёж', en: 'Blueprint' },
  sport: { ru: 'Стадион', en: 'Stadium' },
  wave: { ru: 'Волна', en: 'Wave' },
}
