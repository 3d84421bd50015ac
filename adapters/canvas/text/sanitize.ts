const PARAGRAPHS = /\s*[\n\u2028\u2029]+\s*/u
const SPACES = /[\p{Zs}\t\v\f\r]+/gu
// Controls, bidi marks and overrides, invisible separators, private and unassigned code points.
// The joiners stay: emoji, Arabic and Persian need them.
const INVISIBLE =
  /[\p{Cc}\p{Co}\p{Cs}\p{Cn}\u00ad\u061c\u180e\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f\ufeff\ufff9-\ufffd]/gu
const STACKED_MARKS = /(\p{Mn}{2})\p{Mn}+/gu
const LOOSE_JOINERS = /(?<=^|\s)(?:\p{Join_Control}|\p{Variation_Selector})+/gu
// Letters of other alphabets that spell a whole phrase in one glyph, wider than a column.
const PHRASES: Record<string, string> = {
  '\ufdfa': 'صلى الله عليه وسلم',
  '\ufdfd': 'بسم الله الرحمن الرحيم',
}

/** The paragraphs of a text, free of what is invisible, reorders its neighbours or stacks without end. */
export function sanitize(text: string): string[] {
  return text.toWellFormed().replaceAll('\r\n', '\n').split(PARAGRAPHS).map(clean).filter(Boolean)
}

function clean(paragraph: string): string {
  return paragraph
    .normalize('NFC')
    .replace(/[\ufdfa\ufdfd]/gu, (phrase) => PHRASES[phrase] ?? phrase)
    .replace(SPACES, ' ')
    .replace(INVISIBLE, '')
    .replace(STACKED_MARKS, '$1')
    .replace(/ {2,}/g, ' ')
    .replace(LOOSE_JOINERS, '')
    .trim()
}

const STRONG = /[\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Syriac}\p{Script=Thaana}]|\p{L}/u
const RIGHT_TO_LEFT = /[\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Syriac}\p{Script=Thaana}]/u

/** The direction of the first letter that has one, as in the Unicode bidirectional algorithm (P2, P3). */
export function directionOf(text: string): 'ltr' | 'rtl' {
  const first = STRONG.exec(text)?.[0]
  return first !== undefined && RIGHT_TO_LEFT.test(first) ? 'rtl' : 'ltr'
}
