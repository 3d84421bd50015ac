import type { TextFeatures } from './features.ts'

/** For whom the text works, by how it addresses them and how hard it is. */
export function audienceOf({ language, you, we, score, lexicon, hasCall }: TextFeatures): string {
  const selling = lexicon.some(({ manner, words }) => manner === 'selling' && words.length > 1)
  if (language === 'ru') {
    const whom = selling
      ? 'Тем, кто выбирает и готов купить'
      : hasCall
        ? 'Подписчикам, которых зовут что-то сделать'
        : 'Тем, кому интересна сама тема'
    const level =
      score >= 65
        ? 'читается легко, подойдёт широкой аудитории'
        : score >= 45
          ? 'потребует внимания: бегло в ленте прочтут не все'
          : 'написано сложно, дочитает тот, кто уже в теме'
    const address =
      you === 0
        ? ' К читателю напрямую не обращаетесь: непонятно, кому это.'
        : we > you * 2
          ? ' О себе говорите чаще, чем о читателе.'
          : ' Обращение к читателю есть.'
    return `${whom}; ${level}.${address}`
  }
  const whom = selling
    ? 'People who are choosing and ready to buy'
    : hasCall
      ? 'Followers who are asked to do something'
      : 'People who care about the subject itself'
  const level =
    score >= 65
      ? 'easy to read, fit for a wide audience'
      : score >= 45
        ? 'it needs attention: not everybody will read it while scrolling'
        : 'it is hard to read, only those who know the subject will finish it'
  const address =
    you === 0
      ? ' It never addresses the reader: it is unclear whom it is for.'
      : we > you * 2
        ? ' It speaks of you more often than of the reader.'
        : ' It addresses the reader.'
  return `${whom}; ${level}.${address}`
}
