import { marked } from 'marked'
import { readPage } from './read-page.ts'

/** The words of a Markdown text without its marks, and its first heading. */
export function readMarkdown(markdown: string): { text: string; title: string | null } {
  const withoutMatter = markdown.replace(/^---\n[^]*?\n---\n/, '')
  const html = marked.parse(withoutMatter, { async: false, gfm: true, breaks: true })
  const title = /^#{1,3}\s+(.{1,200})$/m
    .exec(withoutMatter)?.[1]
    ?.replaceAll(/[*_`#]/g, '')
    .trim()
  return { text: readPage(html).text, title: title === undefined || title === '' ? null : title }
}
