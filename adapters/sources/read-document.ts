import type { Reading } from '../../workflows/carousel/ports.ts'
import { decodeText } from './decode-text.ts'
import { readMarkdown } from './read-markdown.ts'
import { readingOf } from './reading-of.ts'

/** The words of a text or Markdown file. @throws AppError as SourceReader says */
export function readDocument(bytes: Uint8Array, name: string | null): Reading {
  const text = decodeText(bytes).replaceAll(/\r\n?/g, '\n')
  const isMarkdown = /\.(?:md|markdown|mdown)$/i.test(name ?? '')
  const read = isMarkdown ? readMarkdown(text) : { text, title: null }
  return readingOf({ ...read, attribution: null })
}
