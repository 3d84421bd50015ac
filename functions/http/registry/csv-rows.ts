import { finished } from 'node:stream/promises'
import { CsvError, parse } from 'csv-parse'
import { AppError } from '../../../workflows/shared/errors.ts'

const MAX_ROW = 64 * 1024
const DELIMITERS = [',', ';', '\t'] as const

/** A row of a CSV file and the line, from 1, on which it begins. */
export interface CsvRow {
  line: number
  cells: string[]
}

/**
 * The rows of a CSV text (RFC 4180), the header among them; empty lines are skipped. The separator is
 * the one of `,`, `;` and tab that the first line has most of.
 * @throws AppError `invalid_input` for the field `file`
 */
export async function* csvRows(text: AsyncIterable<string>): AsyncGenerator<CsvRow> {
  const pieces = text[Symbol.asyncIterator]()
  const head = await readHead(pieces)
  const rows: CsvRow[] = []
  let before = { lines: 0, empty: 0 }
  const parser = parse({
    delimiter: delimiterOf(head),
    // All of them: found by the first row, another line end further down would be part of a cell.
    record_delimiter: ['\r\n', '\n', '\r'],
    relax_column_count: true,
    skip_empty_lines: true,
    max_record_size: MAX_ROW,
    // Taken here and not read from the stream, which drops what it holds when it fails.
    on_record: (cells: string[], { lines, empty_lines: empty }) => {
      rows.push({ line: before.lines + 1 + empty - before.empty, cells })
      before = { lines, empty }
      return null
    },
  })
  let failure: Error | undefined
  parser.once('error', (error) => {
    failure = error
  })
  parser.resume()
  try {
    for await (const piece of join(head, pieces)) {
      await new Promise((done) => parser.write(piece, done))
      yield* rows.splice(0)
      if (parser.destroyed) break
    }
    parser.end()
    await finished(parser).catch(() => {})
    yield* rows.splice(0)
    if (failure) throw failure instanceof CsvError ? refusal(failure) : failure
  } finally {
    parser.destroy()
  }
}

async function readHead(pieces: AsyncIterator<string>): Promise<string> {
  let head = ''
  while (head.length < MAX_ROW && !/[\r\n]/.test(head)) {
    const { done, value } = await pieces.next()
    if (done) break
    head += value
  }
  return head
}

async function* join(head: string, pieces: AsyncIterator<string>): AsyncGenerator<string> {
  try {
    yield head
    for (let next = await pieces.next(); !next.done; next = await pieces.next()) yield next.value
  } finally {
    await pieces.return?.()
  }
}

function delimiterOf(head: string): string {
  const [line = ''] = head.replaceAll(/"[^"]*"/g, '').split(/[\r\n]/)
  const count = (delimiter: string) => line.split(delimiter).length
  return DELIMITERS.reduce((best, next) => (count(next) > count(best) ? next : best))
}

const RULES: Partial<Record<CsvError['code'], string>> = {
  CSV_MAX_RECORD_SIZE: `must have at most ${MAX_ROW} characters in a row`,
  CSV_QUOTE_NOT_CLOSED: 'has a quote that is not closed',
  CSV_INVALID_CLOSING_QUOTE: 'has text after a closing quote',
  INVALID_OPENING_QUOTE: 'has a quote inside a cell that is not quoted',
}

function refusal(error: CsvError): AppError {
  const line = typeof error['lines'] === 'number' ? ` (line ${error['lines']})` : ''
  const rule = `${RULES[error.code] ?? 'must be CSV'}${line}`
  return new AppError('invalid_input', `The file ${rule}`, {
    fields: [{ field: 'file', rule }],
    cause: error,
  })
}
