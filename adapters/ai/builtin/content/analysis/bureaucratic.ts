import type { Language } from '../../../../../workflows/carousel/content.ts'

/** Words of offices with what people say; `better` may be empty: then the word is simply left out. */
type Table = readonly (readonly [pattern: string, better: string])[]

const RUSSIAN: Table = [
  ['в настоящее время', 'сейчас'],
  ['в данный момент', 'сейчас'],
  ['на сегодняшний день', 'сейчас'],
  ['на данный момент', 'сейчас'],
  ['в случае если', 'если'],
  ['в случае, если', 'если'],
  ['в связи с тем, что', 'потому что'],
  ['в связи с тем что', 'потому что'],
  ['ввиду того, что', 'потому что'],
  ['в силу того, что', 'потому что'],
  ['по причине того, что', 'потому что'],
  ['несмотря на тот факт, что', 'хотя'],
  ['с целью', 'чтобы'],
  ['в целях', 'для'],
  ['посредством', 'с помощью'],
  ['при помощи', 'с помощью'],
  ['в кратчайшие сроки', 'быстро'],
  ['в полном объёме', 'полностью'],
  ['в полном объеме', 'полностью'],
  ['в обязательном порядке', 'обязательно'],
  ['на постоянной основе', 'постоянно'],
  ['на регулярной основе', 'регулярно'],
  ['на безвозмездной основе', 'бесплатно'],
  ['осуществляет доставку', 'доставляет'],
  ['осуществляем доставку', 'доставляем'],
  ['осуществляет продажу', 'продаёт'],
  ['осуществляем продажу', 'продаём'],
  ['осуществляет производство', 'производит'],
  ['осуществляем производство', 'производим'],
  ['осуществляет деятельность', 'работает'],
  ['осуществляем деятельность', 'работаем'],
  ['оказывает помощь', 'помогает'],
  ['оказываем помощь', 'помогаем'],
  ['производит оплату', 'платит'],
  ['произвести оплату', 'оплатить'],
  ['осуществить оплату', 'оплатить'],
  ['совершить покупку', 'купить'],
  ['принять решение', 'решить'],
  ['принять участие', 'участвовать'],
  ['дать ответ', 'ответить'],
  ['имеет возможность', 'может'],
  ['имеете возможность', 'можете'],
  ['имеют возможность', 'могут'],
  ['имеется в наличии', 'есть'],
  ['имеются в наличии', 'есть'],
  ['является', ''],
  ['являются', ''],
  ['данный', 'этот'],
  ['данная', 'эта'],
  ['данное', 'это'],
  ['данные услуги', 'эти услуги'],
  ['вышеуказанный', 'этот'],
  ['вышеуказанные', 'эти'],
  ['нижеследующий', 'такой'],
  ['надлежащим образом', 'как следует'],
  ['необходимо осуществить', 'нужно сделать'],
  ['широкий спектр услуг', 'много услуг'],
  ['широкий ассортимент', 'большой выбор'],
  ['индивидуальный подход к каждому клиенту', ''],
  ['индивидуальный подход', ''],
  ['высококвалифицированные специалисты', 'мастера'],
  ['команда профессионалов', 'команда'],
  ['осуществ\\p{L}+', ''],
]
const ENGLISH: Table = [
  ['at this point in time', 'now'],
  ['at the present time', 'now'],
  ['in the event that', 'if'],
  ['due to the fact that', 'because'],
  ['in spite of the fact that', 'although'],
  ['for the purpose of', 'for'],
  ['in order to', 'to'],
  ['with regard to', 'about'],
  ['with respect to', 'about'],
  ['in relation to', 'about'],
  ['prior to', 'before'],
  ['subsequent to', 'after'],
  ['in close proximity to', 'near'],
  ['a large number of', 'many'],
  ['a wide range of', 'many'],
  ['on a regular basis', 'regularly'],
  ['on a daily basis', 'daily'],
  ['has the ability to', 'can'],
  ['have the ability to', 'can'],
  ['is able to', 'can'],
  ['are able to', 'can'],
  ['make a decision', 'decide'],
  ['make a purchase', 'buy'],
  ['provide assistance', 'help'],
  ['utilize', 'use'],
  ['utilise', 'use'],
  ['leverage', 'use'],
  ['facilitate', 'help'],
  ['commence', 'begin'],
  ['terminate', 'end'],
  ['purchase', 'buy'],
  ['approximately', 'about'],
  ['sufficient', 'enough'],
  ['additional', 'more'],
  ['aforementioned', 'this'],
  ['please do not hesitate to', 'please'],
  ['cutting-edge', ''],
  ['best-in-class', ''],
  ['world-class', ''],
  ['state-of-the-art', ''],
  ['synergy', ''],
]

const patternOf = (words: string) =>
  new RegExp(`(?<![\\p{L}\\p{N}])${words.replaceAll(' ', '\\s+')}(?![\\p{L}\\p{N}])`, 'iu')
const compiled = (table: Table) =>
  table
    .map(([words, better]) => ({ pattern: patternOf(words), better }))
    .sort((one, other) => other.pattern.source.length - one.pattern.source.length)

const TABLES = { ru: compiled(RUSSIAN), en: compiled(ENGLISH) }

/** Bureaucratic words of a sentence as they stand in it, with what to say instead. */
export function bureaucraticWords(
  sentence: string,
  language: Language,
): { found: string; better: string }[] {
  const found: { found: string; better: string }[] = []
  let rest = sentence
  for (const { pattern, better } of TABLES[language]) {
    const word = pattern.exec(rest)?.[0]
    if (word === undefined) continue
    found.push({ found: word, better })
    rest = rest.replace(pattern, ' | ')
  }
  return found
}

/** The same text in plain words, where there is one to put in place. */
export function withoutBureaucracy(
  text: string,
  language: Language,
): { text: string; changed: { found: string; better: string }[] } {
  const changed: { found: string; better: string }[] = []
  let plain = text
  for (const { pattern, better } of TABLES[language]) {
    if (better === '') continue
    plain = plain.replace(new RegExp(pattern, 'giu'), (found) => {
      changed.push({ found, better })
      return /^\p{Lu}/u.test(found) ? `${better[0]?.toUpperCase() ?? ''}${better.slice(1)}` : better
    })
  }
  return { text: plain, changed }
}

/** The text without these phrases: they are never what it is about. */
export function withoutPhrases(text: string, language: Language): string {
  return TABLES[language].reduce(
    (rest, { pattern }) => rest.replace(new RegExp(pattern, 'giu'), ' . '),
    text,
  )
}
