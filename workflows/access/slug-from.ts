/** By ISO 9 and usage, one Russian or Kazakh letter each. */
const LATIN: Readonly<Record<string, string>> = Object.fromEntries(
  [
    'а a',
    'ә a',
    'б b',
    'в v',
    'г g',
    'ғ g',
    'д d',
    'е e',
    'ё e',
    'ж zh',
    'з z',
    'и i',
    'й y',
    'і i',
    'к k',
    'қ q',
    'л l',
    'м m',
    'н n',
    'ң n',
    'о o',
    'ө o',
    'п p',
    'р r',
    'с s',
    'т t',
    'у u',
    'ұ u',
    'ү u',
    'ф f',
    'х kh',
    'һ h',
    'ц ts',
    'ч ch',
    'ш sh',
    'щ shch',
    'ы y',
    'э e',
    'ю yu',
    'я ya',
  ].map((pair) => pair.split(' ') as [string, string]),
)

/** `Кофейня «Заря»` → `kofeynya-zarya`; letters of other scripts leave only the end of the id. */
export function slugFrom(name: string, id: string): string {
  const latin = [...name.normalize('NFC').toLowerCase()]
    .map((letter) => LATIN[letter] ?? letter)
    .join('')
    .normalize('NFKD')
    .replaceAll(/\p{M}/gu, '')
  const slug = latin
    .replaceAll(/[^a-z0-9]+/g, '-')
    .slice(0, 40)
    .replaceAll(/^-+|-+$/g, '')
  return slug === '' ? `workspace-${id.slice(-8)}` : slug
}
