import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { ApiError } from '../../../simulator/errors.ts'
import { formatText } from '../../../simulator/text/format.ts'

const html = (text: string) => formatText(text, 'HTML', '')
const v2 = (text: string) => formatText(text, 'MarkdownV2', '')

function refusal(run: () => unknown): string {
  try {
    run()
  } catch (error) {
    if (error instanceof ApiError) return error.message
    throw error
  }
  throw new Error('expected a refusal')
}

describe('parse_mode HTML', () => {
  it('takes nested tags, references and links apart', () => {
    expect(
      html('<b>Жир <i>курсив</i></b> &lt;3 &#128512; <a href="https://a.b/?c=1&amp;d">d</a>'),
    ).toEqual({
      text: 'Жир курсив <3 😀 d',
      entities: [
        { type: 'bold', offset: 0, length: 10 },
        { type: 'italic', offset: 4, length: 6 },
        { type: 'text_link', offset: 17, length: 1, url: 'https://a.b/?c=1&d' },
      ],
    })
  })

  it('keeps the language of a code block, and drops a link that is none', () => {
    expect(html('<pre><code class="language-ts">a</code></pre>').entities).toEqual([
      { type: 'pre', offset: 0, length: 1, language: 'ts' },
    ])
    expect(html('<a href="javascript:alert(1)">x</a>')).toEqual({ text: 'x', entities: [] })
  })

  it.each([
    ['я<br>', 'Unsupported start tag "br" at byte offset 2'],
    ['<b>open', 'Can\'t find end tag corresponding to start tag "b"'],
    ['<b>a</i>', 'Unmatched end tag at byte offset 4, expected "</b>", found "</i>"'],
    ['a</b>', 'Unexpected end tag at byte offset 1'],
    ['1 < 2', 'Unsupported start tag "" at byte offset 2'],
    ['1 <2', 'Unclosed start tag at byte offset 2'],
    ['<span>x</span>', 'Tag "span" must have class "tg-spoiler" at byte offset 0'],
    ['<a href=b"c>x</a>', 'Unexpected end of name token at byte offset 8'],
  ])('refuses %s as Telegram does', (text, reason) => {
    const words = reason.charAt(0).toUpperCase() + reason.slice(1)
    expect(refusal(() => html(text))).toBe(`Bad Request: can't parse entities: ${words}`)
  })
})

describe('parse_mode MarkdownV2', () => {
  it('takes marks, links, code and quotes apart', () => {
    expect(v2('*b _i_* `c*` [l](https://a.b) 1\\.5 ||s||').entities).toEqual([
      { type: 'bold', offset: 0, length: 3 },
      { type: 'italic', offset: 2, length: 1 },
      { type: 'code', offset: 4, length: 2 },
      { type: 'text_link', offset: 7, length: 1, url: 'https://a.b' },
      { type: 'spoiler', offset: 13, length: 1 },
    ])
    expect(v2('>one\n>two\nthree').entities).toEqual([{ type: 'blockquote', offset: 0, length: 7 }])
  })

  it.each([
    ['1.5', "Character '.' is reserved and must be escaped with the preceding '\\'"],
    ['я *open', "Can't find end of Bold entity at byte offset 3"],
    ['[a](b', "Can't find end of a URL at byte offset 4"],
  ])('refuses %s as Telegram does', (text, reason) => {
    expect(refusal(() => v2(text))).toBe(`Bad Request: can't parse entities: ${reason}`)
  })
})

describe('formatText', () => {
  it('finds links, commands, mentions and hashtags, but not in code', () => {
    const types = formatText('/go https://a.b/c, @someone #тег `/no`', 'Markdown', '').entities
    expect(types.map(({ type }) => type)).toEqual([
      'bot_command',
      'url',
      'mention',
      'hashtag',
      'code',
    ])
  })

  it('trims, and the entities follow', () => {
    const bold = JSON.stringify([{ type: 'bold', offset: 1, length: 4 }])
    expect(formatText('  abc  ', '', bold)).toEqual({
      text: 'abc',
      entities: [{ type: 'bold', offset: 0, length: 3 }],
    })
  })

  it('refuses an unknown parse_mode', () => {
    expect(refusal(() => formatText('a', 'BBCode', ''))).toBe('Bad Request: unsupported parse_mode')
  })

  it('gives any text a result or a refusal, with entities inside it', () => {
    const piece = fc.constantFrom(
      '<b>',
      '</b>',
      '<',
      '&lt;',
      '*',
      '__',
      '`',
      '```',
      '[',
      '](',
      ')',
      '\\',
      '>',
      '\n',
      '|',
      '||',
      ' ',
      'a',
      'я',
      '😀',
      '\0',
      '\ud800',
      '#t',
      '/c',
      '"',
      '=',
    )
    const source = fc.array(piece, { maxLength: 30 }).map((parts) => parts.join(''))
    const modes = fc.constantFrom('HTML', 'MarkdownV2', 'Markdown', '')
    fc.assert(
      fc.property(source, modes, (text, mode) => {
        try {
          const formatted = formatText(text, mode, '')
          for (const { offset, length } of formatted.entities) {
            expect(offset).toBeGreaterThanOrEqual(0)
            expect(length).toBeGreaterThan(0)
            expect(offset + length).toBeLessThanOrEqual(formatted.text.length)
          }
        } catch (error) {
          if (!(error instanceof ApiError)) throw error
        }
      }),
      { numRuns: 2000 },
    )
  })
})
