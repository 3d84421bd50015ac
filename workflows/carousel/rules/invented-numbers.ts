const GROUPS = /(?<=\d)[\s.,’'](?=\d{3}(?!\d))/gu
const NUMBER = /\d+(?:[.,]\d+)?(?:\s?%)?/gu

/**
 * Numbers of a text that its source does not have. Those below ten may count the text's own points; with
 * a percent sign they are claims.
 */
export function inventedNumbers(text: string, source: string): string[] {
  const known = new Set(numbersOf(source).map(digitsOf))
  return numbersOf(text).filter((number) => {
    const isClaim = number.includes('%') || digitsOf(number).length > 1
    return isClaim && !known.has(digitsOf(number))
  })
}

const numbersOf = (text: string) => text.replace(GROUPS, '').match(NUMBER) ?? []
const digitsOf = (number: string) => number.replace(/\s?%/, '').replace(',', '.')
