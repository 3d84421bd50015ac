import { AppError } from '../../workflows/shared/errors.ts'

const MAX_DEPTH = 32
const [QUOTE, BACKSLASH, COMMA, MINUS, ZERO, NINE] = [0x22, 0x5c, 0x2c, 0x2d, 0x30, 0x39]
const [OPEN_OBJECT, CLOSE_OBJECT, OPEN_ARRAY, CLOSE_ARRAY] = [0x7b, 0x7d, 0x5b, 0x5d]

/** An object that is open: its keys so far, and whether the next string is one. An array has none. */
type Frame = { keys: Set<string>; atKey: boolean } | null

/**
 * Parses JSON and refuses what is legal but hostile, or would be stored as something else: more than 32
 * levels, a key twice, `__proto__` and `constructor`, U+0000, lone surrogates, numbers beyond a double.
 * @throws AppError `invalid_input` for the field `body`
 */
export function checkJson(text: string): unknown {
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch (cause) {
    throw refusal('must be valid JSON', cause)
  }
  scan(text)
  return value
}

/** Walks the text, which is valid JSON, once and without recursion. */
function scan(text: string): void {
  const open: Frame[] = []
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at)
    const frame = open.at(-1)
    if (code === QUOTE) {
      const end = endOfString(text, at)
      const string = decode(text.slice(at, end + 1))
      if (frame?.atKey) addKey(frame, string)
      at = end
    } else if (code === OPEN_OBJECT || code === OPEN_ARRAY) {
      open.push(code === OPEN_OBJECT ? { keys: new Set(), atKey: true } : null)
      if (open.length > MAX_DEPTH) throw refusal(`must have at most ${MAX_DEPTH} levels`)
    } else if (code === CLOSE_OBJECT || code === CLOSE_ARRAY) {
      open.pop()
    } else if (code === COMMA && frame) {
      frame.atKey = true
    } else if (code === MINUS || (code >= ZERO && code <= NINE)) {
      at = endOfNumber(text, at)
    }
  }
}

function endOfString(text: string, start: number): number {
  let at = start + 1
  for (let code = text.charCodeAt(at); code !== QUOTE; code = text.charCodeAt(at)) {
    at += code === BACKSLASH ? 2 : 1
  }
  return at
}

/** Only an escape can hide what a fatal UTF-8 decoder and JSON.parse have let through. */
function decode(literal: string): string {
  if (!literal.includes('\\')) return literal.slice(1, -1)
  const string = JSON.parse(literal) as string
  if (string.includes('\0')) throw refusal('must not have the character U+0000')
  if (!string.isWellFormed()) throw refusal('must not have half of a surrogate pair')
  return string
}

function addKey(frame: NonNullable<Frame>, key: string): void {
  if (key === '__proto__' || key === 'constructor') throw refusal(`must not have the key ${key}`)
  if (frame.keys.has(key)) throw refusal(`must not have the key ${key.slice(0, 100)} twice`)
  frame.keys.add(key)
  frame.atKey = false
}

function endOfNumber(text: string, start: number): number {
  const [number = ''] = /^[-+.\deE]+/.exec(text.slice(start, start + 400)) ?? []
  if (number.length === 400 || !Number.isFinite(Number(number))) {
    throw refusal('must not have a number beyond ±1.8e308')
  }
  return start + number.length - 1
}

function refusal(rule: string, cause?: unknown): AppError {
  return new AppError('invalid_input', `The body ${rule}`, {
    fields: [{ field: 'body', rule }],
    cause,
  })
}
