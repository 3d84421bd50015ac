import { Readable } from 'node:stream'
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
  const parser = parse({
    delimiter: delimiterOf(head),
    info: true,
    relax_column_count: true,
    skip_empty_lines: true,
    max_record_size: MAX_ROW,
  })
  const source = Readable.from(join(head, pieces))
  source.once('error', (error) => parser.destroy(error))
  source.pipe(parser)
  try {
    let before = { lines: 0, empty_lines: 0 }
    for await (const row of parser) {
      const { record, info } = row as { record: string[]; info: typeof before }
      const { lines, empty_lines } = info
      yield { line: before.lines + 1 + empty_lines - before.empty_lines, cells: record }
      before = { lines, empty_lines }
    }
  } catch (error) {
    throw error instanceof CsvError ? refusal(error) : error
  } finally {
    source.destroy()
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
  yield head
  for (let next = await pieces.next(); !next.done; next = await pieces.next()) yield next.value
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
