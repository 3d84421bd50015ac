import type { Language } from '../carousel/content.ts'
import type { BrandFont, Tone } from './brand-kit.ts'

/** What people call the faces. */
export const FONT_NAMES: Record<BrandFont, Record<Language, string>> = {
  golos: { ru: 'Golos — спокойный', en: 'Golos — calm' },
  inter: { ru: 'Inter — деловой', en: 'Inter — businesslike' },
  playfair: { ru: 'Playfair — журнальный', en: 'Playfair — editorial' },
  oswald: { ru: 'Oswald — плакатный', en: 'Oswald — poster' },
  unbounded: { ru: 'Unbounded — широкий', en: 'Unbounded — wide' },
  caveat: { ru: 'Caveat — рукописный', en: 'Caveat — handwritten' },
}

export const TONE_NAMES: Record<Tone, Record<Language, string>> = {
  friendly: { ru: '🤝 Дружелюбно', en: '🤝 Friendly' },
  expert: { ru: '🎓 Экспертно', en: '🎓 Expert' },
  playful: { ru: '🎈 С юмором', en: '🎈 Playful' },
  calm: { ru: '🌿 Спокойно', en: '🌿 Calm' },
  bold: { ru: '⚡️ Смело', en: '⚡️ Bold' },
}
