const NAME = String.raw`\p{Lu}\p{Ll}+(?:[ -]\p{Lu}\.?\p{Ll}*){0,3}`
/** “As Peter Drucker said”, «…» — Стив Джобс, по словам Генри Форда. */
const ATTRIBUTIONS: readonly RegExp[] = [
  new RegExp(
    String.raw`(?:[Кк]ак (?:говорил|писал|сказал|заметил|учил)\p{L}*|[Пп]о словам|[Пп]о мнению) (?<name>${NAME})`,
    'gu',
  ),
  new RegExp(
    String.raw`(?<name>${NAME}) (?:говорил|писал|сказал|однажды сказал|утверждал|учил)\p{L}{0,3}(?!\p{L})`,
    'gu',
  ),
  new RegExp(String.raw`[»"”]\s*(?:—|–|-|,\s*—)\s*(?<name>${NAME})`, 'gu'),
  new RegExp(String.raw`(?:^|\n)\s*[—–©]\s*(?<name>\p{Lu}\p{Ll}+ \p{Lu}\p{Ll}+)\s*$`, 'gu'),
  new RegExp(
    String.raw`\b[Aa]s (?<name>${NAME}) (?:said|wrote|put it|says|once said|noted|taught)`,
    'gu',
  ),
  new RegExp(
    String.raw`\b(?<name>${NAME}) (?:once )?(?:said|wrote|famously said|taught us)\b`,
    'gu',
  ),
  new RegExp(
    String.raw`\b(?:[Aa]ccording to|in the words of|In the words of) (?<name>${NAME})`,
    'gu',
  ),
]
/** Words with a capital letter that are nobody's name: the beginning of a sentence, the customer. */
const NOBODY =
  /^(?:Он|Она|Они|Кто|Мы|Вы|Я|Клиент|Покупатель|Автор|Текст|Каждый|Никто|Это|Так|Когда|Если|He|She|They|We|You|I|It|Who|Nobody|Everyone|One|Customers?|People|The|Author|Text|Someone|This|That|What|As|If|When)(?= |$)/u

/** People who are said to have said something, though the input does not name them. */
export function quotedPeople(text: string, source: string): string[] {
  const own = source.toLowerCase()
  const names = ATTRIBUTIONS.flatMap((pattern) =>
    [...text.matchAll(pattern)].map(({ groups }) => groups?.['name'] ?? ''),
  )
  const strangers = names.filter((name) => name !== '' && !NOBODY.test(name) && !isNamed(name, own))
  return [...new Set(strangers)]
}

/** By the beginning of each word: names are declined. */
function isNamed(name: string, own: string): boolean {
  const parts = name
    .toLowerCase()
    .split(/[ -]/)
    .filter((part) => part.length > 2)
  return (
    parts.length > 0 &&
    parts.every((part) => own.includes(part.slice(0, Math.max(3, part.length - 2))))
  )
}
