/** Legal forms say what a company is, not what it is called. */
const LEGAL_FORMS: ReadonlySet<string> = new Set(
  (
    'ооо оао зао пао ао нао тоо ип чп гп рго кх кт тов фоп ' +
    'llc llp ltd limited inc incorporated corp corporation co company plc lp jsc ojsc cjsc pjsc ' +
    'gmbh ag kg ug se sa sas sarl srl spa bv nv oy ab as aps sro zoo pty'
  ).split(' '),
)
const PADDING = ' '

/**
 * A name as it is compared: in lower case, ё as е, without accents, quotes, punctuation and the legal
 * form; `ТОО «Алёна-Трейд»` and `Алена трейд` are the same. A name that is nothing else stays as it is.
 */
export function comparableName(name: string): string {
  const words = name
    .normalize('NFKD')
    // й and ё are letters with a mark of their own: й stays one letter, ё becomes е.
    .replaceAll('и\u0306', 'й')
    .replaceAll('И\u0306', 'Й')
    .replaceAll(/\p{M}/gu, '')
    .toLowerCase()
    // т. о. о. and L.L.C. are words.
    .replaceAll(/(?<=\p{L})\.(?=\p{L}(?:\.|\s|$))/gu, '')
    .split(/[^\p{L}\p{N}]+/u)
    .filter(Boolean)
  const own = words.filter((word) => !LEGAL_FORMS.has(word))
  return (own.length > 0 ? own : words).join(' ')
}

/** The trigrams of a comparable name, each word with space around it, each trigram once. */
export function trigramsOf(comparable: string): Set<string> {
  const trigrams = new Set<string>()
  for (const word of comparable.split(' ')) {
    if (word === '') continue
    const padded = `${PADDING}${PADDING}${word}${PADDING}`
    for (let at = 0; at + 3 <= padded.length; at += 1) trigrams.add(padded.slice(at, at + 3))
  }
  return trigrams
}

/** Dice's coefficient: 2 × shared ÷ (all of one + all of the other), from 0 to 1. */
export const dice = (shared: number, one: number, other: number): number =>
  one + other === 0 ? 0 : (2 * shared) / (one + other)

/** How alike two names are, from 0 to 1; the order of words is none. */
export function nameSimilarity(one: string, other: string): number {
  const a = trigramsOf(comparableName(one))
  const b = trigramsOf(comparableName(other))
  return dice(a.intersection(b).size, a.size, b.size)
}
