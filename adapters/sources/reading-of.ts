import type { Reading } from '../../workflows/carousel/ports.ts'
import { TEXT_LIMIT } from '../../workflows/carousel/request-schema.ts'
import { sourceFailure } from './source-failure.ts'

/** Anything that can be read aloud. */
const WORDS = /[\p{L}\p{N}\p{Extended_Pictographic}]/u

/** What was read, with at most as much text as a carousel is made of. @throws AppError `invalid_input` (`empty`) */
export function readingOf({ text, ...rest }: Reading): Reading {
  // PostgreSQL's jsonb takes no U+0000.
  const clean = text.replaceAll('\u0000', '').replaceAll('\ufeff', '').trim()
  if (!WORDS.test(clean)) throw sourceFailure('empty')
  if (clean.length <= TEXT_LIMIT) return { ...rest, text: clean }
  const cut = clean.slice(0, TEXT_LIMIT).toWellFormed()
  const end = Math.max(cut.lastIndexOf('\n'), cut.lastIndexOf('. '))
  return { ...rest, text: cut.slice(0, end > TEXT_LIMIT / 2 ? end + 1 : TEXT_LIMIT).trim() }
}
