import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { readDocument } from '../../../../adapters/sources/read-document.ts'
import { sourceProblemOf } from '../../../../workflows/carousel/source-reader.ts'
import { errorCode } from '../../../../workflows/shared/errors.ts'

const TEXT = 'Как начать бегать.\nПервая неделя: шаг, вдох, выдох.'
const bytes = (text: string) => new TextEncoder().encode(text)
const wide = (text: string, isBig: boolean) => {
  const units = Buffer.from(text, 'utf16le')
  return new Uint8Array(isBig ? units.swap16() : units)
}
/** windows-1251 of Russian and ASCII. */
const narrow = (text: string) =>
  new Uint8Array(
    [...text].map((char) => {
      const code = char.codePointAt(0) ?? 0
      if (char === 'ё') return 0xb8
      return code >= 0x410 && code <= 0x44f ? code - 0x410 + 0xc0 : code
    }),
  )

describe('a text document', () => {
  test.each([
    ['UTF-8', bytes(TEXT)],
    ['UTF-8 with a mark', bytes(`\ufeff${TEXT}`)],
    ['UTF-16 LE with a mark', wide(`\ufeff${TEXT}`, false)],
    ['UTF-16 BE with a mark', wide(`\ufeff${TEXT}`, true)],
    ['UTF-16 LE', wide(TEXT, false)],
    ['UTF-16 BE', wide(TEXT, true)],
    ['windows-1251', narrow(TEXT)],
    ['lines ended as in Windows', bytes(TEXT.replace('\n', '\r\n'))],
  ])('is read from %s', (_, file) => {
    expect(readDocument(file, 'заметки.txt')).toEqual({
      text: TEXT,
      title: null,
      attribution: null,
    })
  })

  test('of Western Europe is not taken for a Russian one', () => {
    const file = new Uint8Array(Buffer.from('Le café où nous étions', 'latin1'))
    expect(readDocument(file, 'a.txt').text).toBe('Le café où nous étions')
  })

  test('of Markdown loses its marks and keeps its paragraphs and lists', () => {
    const markdown = `---\ntags: [a]\n---\n# Бег\n\nШаг **за** [шагом](https://a.example).\n\n- раз\n- два\n\n<script>alert(1)</script>\n`
    const { text, title } = readDocument(bytes(markdown), 'бег.md')
    expect(title).toBe('Бег')
    expect(text).toBe('Бег\n\nШаг за шагом.\n• раз\n• два')
  })

  test.each([
    [
      'a picture',
      new Uint8Array([0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10, 0, 0, 0, 13]),
      'not_text',
    ],
    ['an archive', new Uint8Array([0x50, 0x4b, 3, 4, 20, 0, 0, 0, 8, 0, 1, 2]), 'not_text'],
    ['nothing', new Uint8Array(), 'empty'],
    ['white space', bytes(' \n\t\u200b '), 'empty'],
  ])('that is %s is refused', (_, file, problem) => {
    const read = () => readDocument(file, 'a.txt')
    expect(read).toThrow(Error)
    try {
      read()
    } catch (error) {
      expect(sourceProblemOf(error)).toBe(problem)
    }
  })

  test('of any bytes is read or refused in plain words', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 400 }), fc.boolean(), (file, isMarkdown) => {
        try {
          const { text } = readDocument(file, isMarkdown ? 'a.md' : 'a.txt')
          expect(text.isWellFormed()).toBe(true)
          expect(text).not.toContain('\u0000')
        } catch (error) {
          expect(errorCode(error)).not.toBe('internal')
        }
      }),
    )
  })

  test('longer than a carousel needs is cut at a line', () => {
    const { text } = readDocument(bytes('Одна строка.\n'.repeat(3000)), 'a.txt')
    expect(text.length).toBeLessThanOrEqual(20_000)
    expect(text.endsWith('Одна строка.')).toBe(true)
  })
})
