const ELLIPSIS = '…'
const TAIL = /[\s\u00a0.,;:!?…—–-]+$/u
const graphemes = new Intl.Segmenter('en', { granularity: 'grapheme' })

/** Ends a line with an ellipsis, at a word where there is one, so that it still fits. */
export function cutLine(line: string, fits: (text: string) => boolean): string {
  const words = line.split(/[ \u00a0]/u)
  for (let count = words.length; count > 0; count--) {
    const kept = words.slice(0, count).join(' ').replace(TAIL, '')
    if (kept !== '' && fits(kept + ELLIPSIS)) return kept + ELLIPSIS
  }
  const parts = [...graphemes.segment(words[0] ?? '')].map(({ segment }) => segment)
  while (parts.length > 0 && !fits(parts.join('') + ELLIPSIS)) parts.pop()
  return parts.join('') + ELLIPSIS
}
