/** Cyrillic letters, also Kazakh ones, in Latin. */
const LATIN: Readonly<Record<string, string>> = Object.fromEntries(
  'а a,б b,в v,г g,д d,е e,ж zh,з z,и i,й i,к k,л l,м m,н n,о o,п p,р r,с s,т t,у u,ф f,х h,ц c,ч ch,ш sh,щ sh,ъ ,ы i,ь ,э e,ю u,я a,ә a,ғ g,қ k,ң n,ө o,ұ u,ү u,һ h,і i,ї i,є e'
    .split(',')
    .map((pair) => pair.split(' ') as [string, string]),
)

/** What transliterations write differently, in their order. */
const SPELLINGS: readonly (readonly [RegExp, string])[] = [
  [/shch|sch/g, 'sh'],
  [/kh/g, 'h'],
  [/ts|tz/g, 'c'],
  [/dzh/g, 'j'],
  [/[yji]a/g, 'a'],
  [/[yji]u/g, 'u'],
  [/[yj]o/g, 'e'],
  [/[yj]e/g, 'e'],
  [/[iy][yji]/g, 'i'],
  [/[yj]/g, 'i'],
  [/ii/g, 'i'],
  [/(.)\1/g, '$1'],
]

/** A word in one Latin spelling: `телефон` and `telefon`, `byudzhet` and `бюджет` are the same. */
export function fold(word: string): string {
  const latin = [...word].map((letter) => LATIN[letter] ?? letter).join('')
  const zh = latin.normalize('NFD').replaceAll(/\p{M}/gu, '').replaceAll('zh', 'ž')
  return SPELLINGS.reduce((text, [from, to]) => text.replaceAll(from, to), zh).replaceAll('ž', 'j')
}

const RUSSIAN =
  /(?:ого|его|ому|ему|ыми|ими|ами|ями|иях|ях|ах|ов|ев|ой|ый|ий|ая|яя|ое|ее|ые|ие|ых|их|ую|юю|ом|ем|ам|ям|ия|ии|ию|ь|ы|и|а|я|о|е|у|ю|й)$/u

/** The word without its ending: `контрагента` → `контрагент`, `phones` → `phone`. */
export function stem(word: string): string {
  if (/[а-я]/.test(word)) return word.length > 4 ? word.replace(RUSSIAN, '') : word
  if (word.length > 5 && word.endsWith('ies')) return `${word.slice(0, -3)}y`
  if (word.length > 4 && /[^su]s$/.test(word)) return word.slice(0, -1)
  return word
}

/** The form in which words are compared. */
export const formOf = (word: string): string => fold(stem(word))
