import { sourceFailure } from './source-failure.ts'

/**
 * The text of bytes: by their byte order mark, by `charset` (a label of the WHATWG Encoding Standard) where
 * it is known, else by what they look like: UTF-8, UTF-16, windows-1251, windows-1252.
 * @throws AppError `unsupported_media_type` for what is no text
 */
export function decodeText(bytes: Uint8Array, charset: string | null = null): string {
  const label = markOf(bytes) ?? labelOf(charset) ?? guess(bytes)
  const text = new TextDecoder(label).decode(bytes)
  if (!isText(text)) throw sourceFailure('not_text')
  return text.toWellFormed()
}

function markOf([first, second, third]: Uint8Array): string | null {
  if (first === 0xef && second === 0xbb && third === 0xbf) return 'utf-8'
  if (first === 0xff && second === 0xfe) return 'utf-16le'
  if (first === 0xfe && second === 0xff) return 'utf-16be'
  return null
}

function labelOf(charset: string | null): string | null {
  if (charset === null) return null
  try {
    return new TextDecoder(charset).encoding
  } catch {
    return null
  }
}

function guess(bytes: Uint8Array): string {
  const wide = guessWide(bytes)
  if (wide) return wide
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes)
    return 'utf-8'
  } catch {
    return guessNarrow(bytes)
  }
}

/** UTF-16 has zeros, or the 4 of Cyrillic, in every second byte; no text of single bytes has. */
function guessWide(bytes: Uint8Array): string | null {
  if (bytes.length < 2 || bytes.length % 2 !== 0) return null
  const pairs = Math.min(bytes.length / 2, 2000)
  const high = [0, 0]
  for (let index = 0; index < pairs * 2; index += 1) {
    const byte = bytes[index] ?? 0
    if (byte === 0 || byte === 4) high[index % 2] = (high[index % 2] ?? 0) + 1
  }
  const [even = 0, odd = 0] = high
  if (odd > pairs * 0.8 && even < pairs * 0.2) return 'utf-16le'
  return even > pairs * 0.8 && odd < pairs * 0.2 ? 'utf-16be' : null
}

/** A Russian text is mostly of the upper half; a Latin one has an accent here and there. */
function guessNarrow(bytes: Uint8Array): string {
  let upper = 0
  let latin = 0
  for (const byte of bytes) {
    if (byte >= 0xa8) upper += 1
    else if ((byte | 0x20) >= 0x61 && (byte | 0x20) <= 0x7a) latin += 1
  }
  return upper * 4 > latin ? 'windows-1251' : 'windows-1252'
}

/** Pictures and archives are full of control characters and of what no decoder knows. */
function isText(text: string): boolean {
  const strange = text.match(/(?!\s)[\p{Cc}\ufffd]/gu)?.length ?? 0
  return strange <= text.length / 200
}
