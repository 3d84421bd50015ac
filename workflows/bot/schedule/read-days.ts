const NAMES: readonly RegExp[] = [
  /^(пн|пон\p{L}*|mon\p{L}*|mo)$/u,
  /^(вт|вто\p{L}*|tue\p{L}*|tu)$/u,
  /^(ср|сре\p{L}*|wed\p{L}*|we)$/u,
  /^(чт|чет\p{L}*|thu\p{L}*|th)$/u,
  /^(пт|пят\p{L}*|fri\p{L}*|fr)$/u,
  /^(сб|суб\p{L}*|sat\p{L}*|sa)$/u,
  /^(вс|вос\p{L}*|sun\p{L}*|su)$/u,
]

/** Days of the week as people write them, 1 for Monday; null when a word is none. */
export function readDays(text: string): number[] | null {
  const words = text
    .toLowerCase()
    .split(/[^\p{L}]+/u)
    .filter((word) => !/^(|и|по|and|on)$/u.test(word))
  const days = words.map((word) => NAMES.findIndex((name) => name.test(word)) + 1)
  if (days.length === 0 || days.includes(0)) return null
  return [...new Set(days)].toSorted((one, other) => one - other)
}
