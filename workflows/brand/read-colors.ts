import { PALETTE } from './palette.ts'

const HEX = /^#?([\da-f]{6}|[\da-f]{3})$/i
const RGB = /^(?:rgba?\s*\()?\s*(\d{1,3})\s*[,;\s]\s*(\d{1,3})\s*[,;\s]\s*(\d{1,3})\s*\)?$/i

/** A colour as somebody writes it: `#1a73e8`, `1A73E8`, `#fff`, `rgb(26, 115, 232)`, `26 115 232`, «синий», `Blue`. */
export function readColor(text: string): string | null {
  const words = text
    .normalize('NFKC')
    .trim()
    .toLowerCase()
    .replace(/[.!]+$/, '')
  const [, digits] = HEX.exec(words) ?? []
  if (digits !== undefined) {
    const whole = digits.length === 3 ? digits.replaceAll(/./g, '$&$&') : digits
    return `#${whole}`
  }
  const channels = RGB.exec(words)?.slice(1, 4).map(Number)
  if (channels) {
    if (channels.some((channel) => channel > 255)) return null
    return `#${channels.map((channel) => channel.toString(16).padStart(2, '0')).join('')}`
  }
  const bare = words.replaceAll(/[^\p{L}\s-]/gu, '').trim()
  const known = PALETTE.find(
    ({ name, also, emoji }) =>
      emoji === words ||
      (bare !== '' && [...Object.values(name).map((n) => n.toLowerCase()), ...also].includes(bare)),
  )
  return known?.value ?? null
}

/** Up to three colours, one after the other, as people list them. Null when one of them is none. */
export function readColors(text: string): string[] | null {
  const single = readColor(text)
  if (single !== null) return [single]
  const parts = text
    .split(/\s*(?:[,;/\n]|\s(?:и|and)\s)\s*|\s+(?=#)/iu)
    .map((part) => part.trim())
    .filter((part) => part !== '')
  const colors = parts.map(readColor)
  if (colors.length === 0 || colors.length > 3 || colors.includes(null)) return null
  return colors.filter((value) => value !== null)
}
