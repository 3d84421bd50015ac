const segmenter = new Intl.Segmenter('ru', { granularity: 'sentence' })
const graphemes = new Intl.Segmenter('ru', { granularity: 'grapheme' })

// A dot after these does not end a sentence.
const ABBREVIATION =
  /(?:^|[\s(«"])(?:т|д|п|г|гг|в|вв|ул|им|руб|тыс|млн|млрд|стр|рис|см|напр|др|пр|[А-ЯЁA-Z]|mr|mrs|ms|dr|prof|st|vs|etc|e\.g|i\.e|no)\.$/iu

/** The sentences of a paragraph, abbreviations kept together. */
export function sentencesOf(paragraph: string): string[] {
  const sentences: string[] = []
  for (const { segment } of segmenter.segment(paragraph)) {
    const text = segment.trim()
    if (text === '') continue
    const previous = sentences.at(-1)
    const goesOn =
      previous !== undefined &&
      (ABBREVIATION.test(previous.slice(-8)) || /^\p{Ll}|^[)»”,;:]/u.test(text))
    if (goesOn) sentences[sentences.length - 1] = `${previous} ${text}`
    else sentences.push(text)
  }
  return sentences
}

/** Pieces of at most `max` UTF-16 units that together are the whole text: cut at clauses, else at words. */
export function splitLong(text: string, max: number): string[] {
  const pieces: string[] = []
  let rest = text.trim()
  while (rest.length > max) {
    const end = breakBefore(rest, max)
    const piece = rest.slice(0, end).trim()
    if (piece !== '') pieces.push(piece)
    rest = rest.slice(end).trim()
  }
  if (rest !== '') pieces.push(rest)
  return pieces
}

function breakBefore(text: string, max: number): number {
  const head = text.slice(0, max)
  const clause = Math.max(...[', ', '; ', ': ', ' — ', ' – '].map((mark) => head.lastIndexOf(mark)))
  if (clause >= max * 0.4) return head.startsWith(' ', clause) ? clause : clause + 1
  const space = head.search(/\s\S*$/)
  if (space >= max * 0.4) return space
  let end = 0
  for (const { index, segment } of graphemes.segment(text.slice(0, max + 64))) {
    if (index + segment.length > max) break
    end = index + segment.length
  }
  if (end > 0) return end
  // One grapheme longer than a slide: cut it between code points rather than not at all.
  return head.isWellFormed() ? max : Math.max(1, max - 1)
}
