/** The numbers of a text, as digits: `1 500,50` and `1,500.50` are not told from each other by their marks. */
export function numbersOf(text: string): Set<string> {
  const found = text.match(/\d+(?:[\s\u00a0\u202f]\d{3}(?!\d))*(?:[.,:]\d+)*/gu) ?? []
  return new Set(found.map((number) => number.replace(/\D/g, '').replace(/^0+(?=\d)/, '')))
}
