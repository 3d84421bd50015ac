/** Marks within a line, and what is left of each. Bounded, so that no line takes long. */
const INLINE: readonly [RegExp, string][] = [
  [/!\[([^\][]{0,300})\]\([^()\s]{0,500}(?: "[^"]{0,200}")?\)/g, '$1'],
  [/\[([^\][]{1,300})\]\([^()\s]{0,500}(?: "[^"]{0,200}")?\)/g, '$1'],
  [/\[([^\][]{1,300})\]\[[^\][]{0,100}\]/g, '$1'],
  [/<(https?:\/\/[^<>\s]{1,300})>/g, '$1'],
  [/<\/?[a-z][^<>]{0,300}>/gi, ''],
  [/(\*\*|__|~~)(?=\S)([^*_~]{1,500}?)\1/g, '$2'],
  [/(?<![\p{L}\p{N}*])\*(?=\S)([^*]{1,300}?)\*/gu, '$1'],
  [/(?<![\p{L}\p{N}_])_(?=\S)([^_]{1,300}?)_(?![\p{L}\p{N}_])/gu, '$1'],
  [/`{1,3}([^`]{1,300})`{1,3}/g, '$1'],
  [/\\([!-/:-@[-`{-~])/g, '$1'],
]

/** The words of a Markdown text without its marks, and its first heading. */
export function readMarkdown(markdown: string): { text: string; title: string | null } {
  const lines = withoutMatter(markdown.split('\n'))
  let title: string | null = null
  let isScript = false
  const words = lines.map((line) => {
    if (/<(?:script|style)\b/i.test(line)) isScript = true
    const isSkipped = isScript || isRule(line)
    if (/<\/(?:script|style)>/i.test(line)) isScript = false
    if (isSkipped) return ''
    const plain = plainOf(line)
    if (title === null && /^ {0,3}#{1,3}\s/.test(line) && plain !== '') title = plain.slice(0, 200)
    return plain
  })
  const text = words
    .join('\n')
    .replaceAll(/\n{3,}/g, '\n\n')
    .replaceAll(/\n\n(?=• )/g, '\n')
  return { text: text.trim(), title }
}

/** The head between two lines of dashes that says how a site shows the text. */
function withoutMatter(lines: string[]): string[] {
  const end = lines[0]?.trimEnd() === '---' ? lines.indexOf('---', 1) : -1
  return end > 0 ? lines.slice(end + 1) : lines
}

/** Lines, fences and the rows of dashes below the heads of tables. */
function isRule(line: string): boolean {
  const bare = line.replaceAll(/\s/g, '')
  return /^(?:[-*_=]{3,}|```.*|~~~.*|[|:-]{3,})$/.test(bare)
}

function plainOf(line: string): string {
  const block = line
    .trim()
    .replace(/^(?:>\s?)+/, '')
    .replace(/^#{1,6}\s+/, '')
    .replace(/^[-*+]\s+(?:\[[ x]\]\s+)?/i, '• ')
    .replace(/^\|(.*)\|$/, '$1')
  const inner = INLINE.reduce((words, [mark, rest]) => words.replaceAll(mark, rest), block)
  return inner.replaceAll(/\s*\|\s*/g, ' ').trim()
}
