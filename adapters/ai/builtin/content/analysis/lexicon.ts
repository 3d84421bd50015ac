import type { Language } from '../../../../../workflows/carousel/content.ts'

/** Which feeling and manner words belong to, by their beginnings. */
const LEXICON: Record<Language, Record<Manner, string>> = {
  ru: {
    warm: 'рад любим люблю спасибо благодар приятн уют тепл[ыо] забот друзь дорог[иа] добр улыб обним вместе семь нежн',
    selling:
      'акци скидк купи купить закаж успей только сегодня выгод предложени цен[аы] бесплатн распродаж бонус подар лучш',
    formal:
      'являет осуществл данн[ыо] вышеук необходимо соответств обеспеч реализац предоставл регламент уведомля надлежащ',
    anxious: 'опас страх проблем беспоко риск ошиб потер боит боюсь тревог кризис хуже плох устал',
    expert:
      'потому поэтому исследован данные результат процент например метод причин этап показател анализ опыт',
    playful: 'кстати ха упс ой вау кайф класс прикол весел шут смешн обожа',
  },
  en: {
    warm: 'glad love thank grateful cozy cosy warm care friend dear kind smile together family gentle happy welcome',
    selling:
      'sale discount buy order today offer deal price free bonus gift best save limited hurry',
    formal:
      'hereby pursuant shall aforementioned regarding accordance provide ensure facilitate utilize commence therefore',
    anxious:
      'danger fear problem worr risk mistake lose lost afraid anxi crisis worse bad tired fail',
    expert:
      'because research data result percent example method reason step measure analysis experience evidence',
    playful: 'haha oops wow yay fun funny joke silly psst guess cheeky',
  },
}
export type Manner = 'warm' | 'selling' | 'formal' | 'anxious' | 'expert' | 'playful'
export type LexiconCounts = { manner: Manner; words: string[] }[]

const MANNERS: readonly Manner[] = ['warm', 'selling', 'formal', 'anxious', 'expert', 'playful']

/** The words of each manner in a text, the manner with the most first. */
export function lexiconCounts(text: string, language: Language): LexiconCounts {
  return MANNERS.map((manner) => {
    const stems = LEXICON[language][manner].split(' ').join('|')
    const pattern = new RegExp(`(?<![\\p{L}])(?:${stems})\\p{L}*`, 'giu')
    const words = (text.match(pattern) ?? []).map((word) => word.toLowerCase())
    return { manner, words }
  })
    .filter(({ words }) => words.length > 0)
    .sort((one, other) => other.words.length - one.words.length)
}
