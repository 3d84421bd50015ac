import { stringify } from 'csv-stringify/sync'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { csvRows, type CsvRow } from '../../../../../functions/http/registry/csv-rows.ts'
import { csvCharset, csvText } from '../../../../../functions/http/registry/csv-text.ts'
import { AppError } from '../../../../../workflows/shared/errors.ts'

/** Bytes in pieces of `size`. */
function body(bytes: Uint8Array, size = bytes.length || 1) {
  return new ReadableStream<Uint8Array>({
    start: (controller) => {
      for (let at = 0; at < bytes.length; at += size) controller.enqueue(bytes.slice(at, at + size))
      controller.close()
    },
  })
}
const bytesOf = (text: string) => new TextEncoder().encode(text)
async function read(bytes: Uint8Array, { size = 7, charset = 'utf-8', maxBytes = 1e6 } = {}) {
  const rows: CsvRow[] = []
  const text = csvText(body(bytes, size), { charset: charset as 'utf-8', maxBytes })
  for await (const row of csvRows(text)) rows.push(row)
  return rows
}
const readText = (text: string, size?: number) => read(bytesOf(text), size ? { size } : {})
const ruleOf = async (work: Promise<unknown>) => {
  const error = await work.then(
    () => null,
    (thrown: unknown) => thrown,
  )
  return error instanceof AppError ? [error.code, error.fields[0]?.rule] : error
}

describe('the rows of a file', () => {
  test.each([
    ['commas and LF', 'a,b\n1,2\n'],
    ['semicolons and CRLF', 'a;b\r\n1;2\r\n'],
    ['tabs and no last line end', 'a\tb\n1\t2'],
    ['a byte order mark', '\ufeffa,b\n1,2\n'],
    ['quotes and empty lines', '"a","b"\n\n\n"1","2"\n\n'],
    ['a quoted header with other separators', '"a",b\n1,2'],
  ])('with %s', async (_, text) => {
    expect((await readText(text)).map(({ cells }) => cells)).toEqual([
      ['a', 'b'],
      ['1', '2'],
    ])
  })

  test('carry the line on which they begin, past line ends in quotes and empty lines', async () => {
    const rows = await readText('a,b\n"1\n2\n3",x\n4,y\n\n5,z\n')
    expect(rows.map(({ line }) => line)).toEqual([1, 2, 5, 7])
    expect(rows[1]?.cells).toEqual(['1\n2\n3', 'x'])
  })

  test.each(['name\r\nA\nB\n', 'name\nA\r\nB\r\n', 'name\rA\r\nB\n'])(
    'end at every line end, also where a file mixes them: %j',
    async (text) => {
      for (const size of [1, 2, 3, 100]) {
        expect((await readText(text, size)).map(({ cells }) => cells)).toEqual([
          ['name'],
          ['A'],
          ['B'],
        ])
      }
    },
  )

  test('come out as they were written, in pieces of any size', async () => {
    const cell = fc.string({ unit: 'grapheme' }).filter((text) => !text.includes('\ufeff'))
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.tuple(cell, cell, cell), { minLength: 1, maxLength: 20 }),
        fc.integer({ min: 1, max: 50 }),
        fc.constantFrom(',', ';', '\t'),
        async (rows, size, delimiter) => {
          const text = stringify([['x', 'y', 'z'], ...rows], { delimiter, quoted: true })
          const found = await readText(text, size)
          expect(found.slice(1).map(({ cells }) => cells)).toEqual(rows)
        },
      ),
      { numRuns: 100 },
    )
  })
})

describe('what cannot be read is refused', () => {
  test('text after a quote, an open quote, a row beyond 64 KB', async () => {
    expect(await ruleOf(readText('a,b\n"1"x,2\n'))).toEqual([
      'invalid_input',
      'has text after a closing quote (line 2)',
    ])
    expect(await ruleOf(readText('a,b\n"1,2\n3,4\n'))).toEqual([
      'invalid_input',
      expect.stringMatching(/quote/),
    ])
    const long = await ruleOf(readText(`a\n${'x'.repeat(70_000)}\n`, 4096))
    expect(long).toEqual(['invalid_input', 'must have at most 65536 characters in a row (line 2)'])
  })

  test('what is not UTF-8, unless its charset is named', async () => {
    const windows = Uint8Array.from([0xc8, 0xec, 0xff, 0x0a, 0xc0])
    expect(await ruleOf(read(windows))).toEqual([
      'invalid_input',
      expect.stringMatching(/^must be utf-8/),
    ])
    const rows = await read(windows, { charset: 'windows-1251' })
    expect(rows.map(({ cells }) => cells[0])).toEqual(['Имя', 'А'])
  })

  test('more bytes than may be', async () => {
    expect(await ruleOf(read(bytesOf('a\n1\n2\n3\n'), { maxBytes: 5 }))).toEqual([
      'payload_too_large',
      'must have at most 5 bytes',
    ])
  })

  test('a type that is not CSV, a charset that is not known', () => {
    expect(csvCharset('text/csv')).toBe('utf-8')
    expect(csvCharset('Text/CSV ; header=present; charset="UTF-8"')).toBe('utf-8')
    expect(csvCharset('text/csv;charset=Windows-1251')).toBe('windows-1251')
    expect(() => csvCharset('text/csv; charset=koi8-r')).toThrow('utf-8 or windows-1251')
    for (const type of [undefined, 'application/json', 'multipart/form-data; boundary=x']) {
      expect(() => csvCharset(type)).toThrow('text/csv')
    }
  })
})
