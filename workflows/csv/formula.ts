/**
 * What a spreadsheet takes for the beginning of a formula (OWASP, CSV Injection), also behind
 * apostrophes that are the value's own.
 */
const FORMULA = /^'*[=+\-@\t\r\n\uff1d\uff0b\uff0d\uff20]/
const DEFUSED = /^''*[=+\-@\t\r\n\uff1d\uff0b\uff0d\uff20]/

/** The text with an apostrophe before what a spreadsheet would run. */
export const defuse = (text: string): string => (FORMULA.test(text) ? `'${text}` : text)

/** Takes away the apostrophe that `defuse` has put there: `restore(defuse(text)) === text`. */
export const restore = (text: string): string => (DEFUSED.test(text) ? text.slice(1) : text)
