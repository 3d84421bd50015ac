const sentences = new Intl.Segmenter('ru', { granularity: 'sentence' })
const graphemes = new Intl.Segmenter('ru', { granularity: 'grapheme' })

/** A cut keeps at least this share of the room, or it is not worth ending at a sentence. */
const WORTH = 0.4

/**
 * The whole sentences that fit into `max` UTF-16 units, or null when they fill too little of it.
 * Nothing is lost in mid-thought, so no ellipsis is needed.
 */
export function cutAtSentence(text: string, max: number): string | null {
  const whole = text.trim()
  if (whole.length <= max) return whole
  let end = 0
  for (const { index, segment } of sentences.segment(whole.slice(0, max * 2))) {
    if (whole.slice(0, index + segment.length).trimEnd().length > max) break
    end = index + segment.length
  }
  const kept = whole.slice(0, end).trim()
  return kept.length >= max * WORTH && /[.!?…»")]$/.test(kept) ? kept : null
}

/**
 * At most `max` UTF-16 units: whole sentences when they fit, else whole words and an ellipsis, else
 * whole graphemes, so that no emoji is torn apart.
 */
export function cutText(text: string, max: number): string {
  const whole = text.trim()
  if (whole.length <= max) return whole
  return cutAtSentence(whole, max) ?? cutAtWord(whole, max)
}

function cutAtWord(text: string, max: number): string {
  const room = Math.max(1, max - 1)
  const head = cutAtGrapheme(text, room)
  const space = head.search(/\s\S*$/)
  const inWord = /\S/.test(text[head.length] ?? '')
  const words = inWord && space >= room * WORTH ? head.slice(0, space) : head
  const tidy = words.replace(/[\s,;:.…—–-]+$/u, '')
  return max < 2 ? head : `${tidy === '' ? head.trim() : tidy}…`
}

function cutAtGrapheme(text: string, max: number): string {
  let end = 0
  for (const { index, segment } of graphemes.segment(text.slice(0, max + 64))) {
    if (index + segment.length > max) break
    end = index + segment.length
  }
  if (end > 0) return text.slice(0, end)
  const torn = text.slice(0, max)
  return torn.isWellFormed() ? torn : torn.slice(0, -1)
}
