/**
 * Dice's coefficient of the pairs of letters of two texts, from 0 to 1. Symmetric; 1 for the same text.
 * Below `least` it may be 0 instead: then the work is saved where the lengths alone rule it out.
 */
export function lettersAlike(a: string, b: string, least = 0): number {
  if (a === b) return 1
  const [first, second] = [a.length - 1, b.length - 1]
  if (first < 2 || second < 2) return 0
  if ((2 * Math.min(first, second)) / (first + second) < least) return 0
  const taken = new Uint8Array(second)
  let shared = 0
  for (let at = 0; at < first; at += 1) {
    const [one, two] = [a.charCodeAt(at), a.charCodeAt(at + 1)]
    for (let other = 0; other < second; other += 1) {
      if (taken[other] || b.charCodeAt(other) !== one || b.charCodeAt(other + 1) !== two) continue
      taken[other] = 1
      shared += 1
      break
    }
  }
  return (2 * shared) / (first + second)
}
