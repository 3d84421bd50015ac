const KNOWN_TAG =
  /<\/?(?:p|br|div|li|ul|ol|h[1-6]|span|a|b|i|u|s|em|strong|script|style|img|table|tr|td|th|section|article|header|footer|body|html|head|blockquote|code|pre|hr)\b[^<>]*>/i

const ENTITIES: Record<string, string> = {
  nbsp: ' ',
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  laquo: '«',
  raquo: '»',
  mdash: '—',
  ndash: '–',
  hellip: '…',
}

/** The text of pasted HTML, with its headings, list items and quotes marked; other text as it is. */
export function stripHtml(text: string): string {
  if (!KNOWN_TAG.test(text)) return text
  return text
    .replace(/<(script|style)\b[^<>]*>[\s\S]*?<\/\1\s*>/gi, ' ')
    .replace(/\s*<li\b[^<>]*>\s*/gi, '\n• ')
    .replace(/\s*<h[1-6]\b[^<>]*>\s*/gi, '\n\n# ')
    .replace(/\s*<blockquote\b[^<>]*>\s*/gi, '\n\n> ')
    .replace(/<(?:br|hr)\b[^<>]*>|<\/(?:p|div|li|h[1-6]|tr|blockquote|ul|ol)\s*>/gi, '\n')
    .replace(new RegExp(KNOWN_TAG, 'gi'), ' ')
    .replace(/&([a-z]{2,6}|#\d{1,6});/gi, (entity, name: string) => decode(entity, name))
}

function decode(entity: string, name: string): string {
  if (!name.startsWith('#')) return ENTITIES[name.toLowerCase()] ?? entity
  const point = Number(name.slice(1))
  return point > 31 && point < 0xd800 ? String.fromCodePoint(point) : ''
}
