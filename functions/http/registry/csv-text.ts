import { AppError } from '../../../workflows/shared/errors.ts'

const CHARSETS = ['utf-8', 'windows-1251'] as const
type Charset = (typeof CHARSETS)[number]

/**
 * The charset of a `text/csv` content type, UTF-8 when it does not say.
 * @throws AppError `unsupported_media_type`
 */
export function csvCharset(contentType: string | undefined): Charset {
  const [type = '', ...parameters] = (contentType ?? '').toLowerCase().split(';')
  if (type.trim() !== 'text/csv') {
    throw new AppError('unsupported_media_type', 'Send the file as text/csv')
  }
  const [, given = 'utf-8'] =
    /^\s*charset\s*=\s*"?([^"\s]+)"?\s*$/m.exec(parameters.join('\n')) ?? []
  const charset = given === 'utf8' || given === 'us-ascii' ? 'utf-8' : given
  const known = CHARSETS.find((name) => name === charset)
  if (known) return known
  throw new AppError('unsupported_media_type', `The charset must be ${CHARSETS.join(' or ')}`)
}

interface CsvTextOptions {
  charset: Charset
  maxBytes: number
  /** Takes for windows-1251 what is no UTF-8 from its beginning, as Excel in Russian writes it. */
  guess?: boolean
}

/**
 * The text of a body, piece by piece.
 * @throws AppError `payload_too_large` beyond `maxBytes`, `invalid_input` for what is not of the charset
 */
export async function* csvText(
  body: ReadableStream<Uint8Array>,
  { charset, maxBytes, guess = false }: CsvTextOptions,
): AsyncGenerator<string> {
  let decoder = new TextDecoder(charset, { fatal: true })
  let begun = false
  const decode = (bytes?: Uint8Array) => {
    try {
      const text = bytes ? decoder.decode(bytes, { stream: true }) : decoder.decode()
      begun ||= text !== ''
      return text
    } catch (cause) {
      if (guess && !begun && bytes) {
        begun = true
        decoder = new TextDecoder('windows-1251', { fatal: true })
        return decoder.decode(bytes, { stream: true })
      }
      const rule = `must be ${charset}; name another charset in Content-Type, such as text/csv; charset=windows-1251`
      throw new AppError('invalid_input', `The file ${rule}`, {
        fields: [{ field: 'file', rule }],
        cause,
      })
    }
  }
  const reader = body.getReader()
  let bytes = 0
  try {
    for (;;) {
      const { done, value } = await reader.read().catch((cause: unknown) => {
        throw new AppError('invalid_input', 'The request broke off', { cause })
      })
      if (done) break
      bytes += value.byteLength
      if (bytes > maxBytes) throw tooLarge(maxBytes)
      yield decode(value)
    }
    yield decode()
  } finally {
    await reader.cancel().catch(() => {})
  }
}

/** The refusal of a file beyond `maxBytes`. */
export function tooLarge(maxBytes: number): AppError {
  const rule = `must have at most ${maxBytes} bytes`
  return new AppError('payload_too_large', `The file ${rule}`, {
    fields: [{ field: 'file', rule }],
  })
}
