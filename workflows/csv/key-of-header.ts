const LATIN: Readonly<Record<string, string>> = Object.fromEntries(
  'а a,б b,в v,г g,д d,е e,ё e,ж zh,з z,и i,й y,к k,л l,м m,н n,о o,п p,р r,с s,т t,у u,ф f,х kh,ц ts,ч ch,ш sh,щ shch,ъ ,ы y,ь ,э e,ю yu,я ya,ә a,ғ g,қ q,ң n,ө o,ұ u,ү u,һ h,і i,ї i,є e'
    .split(',')
    .map((pair) => pair.split(' ') as [string, string]),
)
const MAX = 64

/**
 * A key of a custom field made from a header, in camelCase and Latin letters: `Город проживания` →
 * `gorodProzhivaniya`. One of `taken` gets a number behind it.
 */
export function keyOfHeader(header: string, taken: ReadonlySet<string>): string {
  const latin = [...header.normalize('NFKC').toLowerCase()]
    .map((letter) => LATIN[letter] ?? letter)
    .join('')
    .normalize('NFD')
    .replaceAll(/\p{M}/gu, '')
  const words = latin.split(/[^a-z0-9]+/).filter(Boolean)
  const camel = words
    .map((word, at) => (at === 0 ? word : word.charAt(0).toUpperCase() + word.slice(1)))
    .join('')
    .replace(/^\d+/, (digits) => `column${digits}`)
  const key = (camel || 'column').slice(0, MAX - 4)
  for (let at = 1; ; at += 1) {
    const candidate = at === 1 ? key : `${key}${at}`
    if (!taken.has(candidate)) return candidate
  }
}
