import type { Reading } from '../../workflows/carousel/ports.ts'
import { decodeText } from './decode-text.ts'
import { fetchPage, type FetchedPage } from './fetch-page.ts'
import { readMarkdown } from './read-markdown.ts'
import { readPage } from './read-page.ts'
import { readingOf } from './reading-of.ts'

/** Where a page names its charset (HTML, 13.2.3.2). */
const PRESCANNED = 1024

/** The readable text of a page, and where it is from. @throws AppError as SourceReader says */
export async function readLink(
  address: string,
  options: Parameters<typeof fetchPage>[1],
): Promise<Reading> {
  const page = await fetchPage(address, options)
  const html = /html/.test(page.mediaType)
  const text = decodeText(page.bytes, page.charset ?? (html ? charsetInside(page) : null))
  const isMarkdown = page.mediaType === 'text/markdown' || /\.md$/i.test(page.url.pathname)
  const plain = isMarkdown ? readMarkdown(text) : { text, title: null }
  const read = html ? readPage(text) : { ...plain, site: null }
  const { url } = page
  url.hash = ''
  const name = read.site ?? url.hostname.replace(/^www\./, '')
  return readingOf({
    text: read.text,
    title: read.title,
    // An attribution may be opened by others: only what is safe to open.
    attribution: { name, ...(url.protocol === 'https:' ? { url: url.href.slice(0, 500) } : {}) },
  })
}

function charsetInside({ bytes }: FetchedPage): string | null {
  const head = new TextDecoder('latin1').decode(bytes.subarray(0, PRESCANNED))
  return /<meta[^>]{0,200}?charset\s*=\s*["']?([\w.:-]+)/i.exec(head)?.[1] ?? null
}
