/** UTF-16 code units, as the Bot API counts. */
export const TEXT_LIMIT = 4096
export const CAPTION_LIMIT = 1024

/** From the best place to cut to the worst: paragraph, line, sentence, word. */
const BREAKS = [/\n{2,}/g, /\n/g, /(?<=[.!?…])\s/g, /\s/g]

/** Parts of at most `limit`, cut where it hurts least; only white space at a cut is dropped. */
export function splitText(text: string, limit = TEXT_LIMIT): string[] {
  const parts: string[] = []
  let rest = text.trim()
  while (rest.length > limit) {
    const end = endOfPart(rest, limit)
    parts.push(rest.slice(0, end).trimEnd())
    rest = rest.slice(end).trimStart()
  }
  if (rest !== '' || parts.length === 0) parts.push(rest)
  return parts
}

/** At most `limit`, cut at a word with an ellipsis. */
export function cutText(text: string, limit = CAPTION_LIMIT): string {
  const whole = text.trim()
  if (whole.length <= limit) return whole
  const head = whole.slice(0, wholeCharacters(whole, limit - 1))
  const space = head.search(/\s\S*$/)
  return `${head.slice(0, space > limit / 2 ? space : head.length).trimEnd()}…`
}

/** A cut that leaves a part less than half full is passed over for a finer one. */
function endOfPart(text: string, limit: number): number {
  const window = text.slice(0, limit + 1)
  for (const pattern of BREAKS) {
    const last = [...window.matchAll(pattern)].findLast((match) => match.index <= limit)
    if (last && last.index > limit / 2) return last.index
  }
  return wholeCharacters(text, limit)
}

/** The cut before `end` that splits no surrogate pair. */
function wholeCharacters(text: string, end: number): number {
  const isPair = /^[\uD800-\uDBFF][\uDC00-\uDFFF]$/.test(text.slice(end - 1, end + 1))
  return isPair ? end - 1 : end
}
