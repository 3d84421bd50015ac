import { expect, test } from 'vitest'
import { readMarkdown } from '../../../../adapters/sources/read-markdown.ts'
import { readPage } from '../../../../adapters/sources/read-page.ts'

const SIZE = 300_000

// Each of these has kept a reader busy for minutes, or made it overflow.
test.each(['<div>', '<article>', '<ul><li>a', '<', '\n ', '&', '<a b=c ', '<!--', '<b>'])(
  'a page of nothing but %j is read to its end',
  (part) => {
    const { text } = readPage(part.repeat(SIZE / part.length))
    expect(text.length).toBeLessThanOrEqual(SIZE)
  },
)

test.each(['*', '_a', '[', '> ', '`', '- ', '|a', '[a](', '<a', '# ', '---\n', '**a ', '![['])(
  'a Markdown text of nothing but %j is read to its end',
  (part) => {
    const { text } = readMarkdown(part.repeat(SIZE / part.length))
    expect(text.length).toBeLessThanOrEqual(SIZE + 1)
  },
)
