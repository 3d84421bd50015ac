import { cannotParse } from './cannot-parse.ts'
import type { Scanner } from './scanner.ts'

export interface Tag {
  name: string
  attributes: Map<string, string>
}

const isSpace = (char: string) => /\s/.test(char)

/**
 * Reads a start tag; the scanner stands on its `<`.
 * @throws ApiError 400 with the tag's byte offset
 */
export function readTag(scanner: Scanner, supported: ReadonlySet<string>): Tag {
  const at = scanner.byteOffset()
  scanner.skip(1)
  const name = scanner.takeWhile((char) => !isSpace(char) && char !== '>').toLowerCase()
  if (scanner.done()) throw cannotParse(`Unclosed start tag at byte offset ${at}`)
  if (!supported.has(name)) {
    throw cannotParse(`Unsupported start tag "${name}" at byte offset ${at}`)
  }
  const attributes = new Map<string, string>()
  for (;;) {
    scanner.takeWhile(isSpace)
    if (scanner.done()) throw cannotParse(`Unclosed start tag "${name}" at byte offset ${at}`)
    if (scanner.peek() === '>') break
    const [attribute, value] = readAttribute(scanner, name, at)
    attributes.set(attribute, value)
  }
  scanner.skip(1)
  if (name === 'span' && attributes.get('class') !== 'tg-spoiler') {
    throw cannotParse(`Tag "span" must have class "tg-spoiler" at byte offset ${at}`)
  }
  return { name, attributes }
}

function readAttribute(scanner: Scanner, tag: string, at: number): [string, string] {
  const name = scanner.takeWhile((char) => !isSpace(char) && !'=>/"\''.includes(char))
  if (!name) throw cannotParse(`Empty attribute name in the tag "${tag}" at byte offset ${at}`)
  scanner.takeWhile(isSpace)
  if (scanner.peek() !== '=') {
    if (scanner.done()) throw cannotParse(`Unclosed start tag "${tag}" at byte offset ${at}`)
    return [name, '']
  }
  scanner.skip(1)
  scanner.takeWhile(isSpace)
  if (scanner.done()) throw cannotParse(`Unclosed start tag "${tag}" at byte offset ${at}`)
  const quote = scanner.peek()
  return [name, quote === '"' || quote === "'" ? readQuoted(scanner, at) : readToken(scanner)]
}

function readQuoted(scanner: Scanner, at: number): string {
  const quote = scanner.next()
  let value = ''
  while (!scanner.done() && scanner.peek() !== quote) {
    const reference = scanner.peek() === '&' ? decodeReference(scanner) : null
    value += reference ?? scanner.next()
  }
  scanner.skip(1)
  if (scanner.done()) throw cannotParse(`Unclosed start tag at byte offset ${at}`)
  return value
}

function readToken(scanner: Scanner): string {
  const at = scanner.byteOffset()
  const value = scanner.takeWhile((char) => /[A-Za-z0-9.-]/.test(char))
  if (!isSpace(scanner.peek()) && scanner.peek() !== '>') {
    throw cannotParse(`Unexpected end of name token at byte offset ${at}`)
  }
  return value.toLowerCase()
}

const named: Record<string, string> = { lt: '<', gt: '>', amp: '&', quot: '"' }

/**
 * Reads `&lt;`, `&gt;`, `&amp;`, `&quot;` or a numeric reference.
 * @returns null, and stays where it is, when there is none
 */
export function decodeReference(scanner: Scanner): string | null {
  let body = ''
  while (body.length < 10 && /[#A-Za-z0-9]/.test(scanner.peek(1 + body.length))) {
    body += scanner.peek(1 + body.length)
  }
  const numeric = /^#(?:x([0-9a-f]+)|(\d+))$/i.exec(body)
  let decoded = Object.hasOwn(named, body) ? named[body] : undefined
  if (numeric) {
    const code = numeric[1] ? Number.parseInt(numeric[1], 16) : Number(numeric[2])
    const isText = code > 0 && code <= 0x10ffff && !(code >= 0xd800 && code <= 0xdfff)
    if (isText) decoded = String.fromCodePoint(code)
  }
  if (decoded === undefined) return null
  scanner.skip(1 + body.length + (scanner.peek(1 + body.length) === ';' ? 1 : 0))
  return decoded
}
