import {
  DEEPEST,
  elementsNamed,
  type PageDocument,
  type PageNode,
  parsePage,
} from './parse-page.ts'

/** What a page says, without what surrounds it on every page of its site. */
export interface Page {
  text: string
  title: string | null
  /** As the site calls itself. */
  site: string | null
}

const NO_WORDS = new Set(
  'script style noscript template svg math canvas iframe object video audio select textarea button input form dialog head title'.split(
    ' ',
  ),
)
const AROUND = new Set('nav header footer aside menu figcaption'.split(' '))
const AROUND_ROLES = new Set(
  'navigation banner contentinfo complementary search dialog menu'.split(' '),
)
const BLOCKS = new Set(
  'address article blockquote dd details div dl dt fieldset figure h1 h2 h3 h4 h5 h6 hr li main ol p pre section summary table tbody td tfoot th thead tr ul'.split(
    ' ',
  ),
)
/** Characters of an article that is one; a shorter one is a card or a comment. */
const ARTICLE = 300

/** The readable text of a page of HTML: its article where it marks one, else its main part, else its body. */
export function readPage(html: string): Page {
  const document = parsePage(html)
  const titles = [metaOf(document, 'og:title'), titleOf(document)]
  return {
    text: mainText(document),
    title: titles.find((title) => title !== null) ?? null,
    site: metaOf(document, 'og:site_name'),
  }
}

function mainText(document: PageDocument): string {
  const longestOf = (name: string, limit: number) =>
    elementsNamed(document, [name])
      .slice(0, limit)
      .map(textOf)
      .reduce((best, text) => (text.length > best.length ? text : best), '')
  const article = longestOf('article', 10)
  if (article.length >= ARTICLE) return article
  const main = longestOf('main', 2)
  if (main.length >= ARTICLE) return main
  return tidy(document.children.map((child) => wordsOf(child, 0)).join(''))
}

const textOf = (node: PageNode) => tidy(wordsOf(node, 0))

/** Words with a line break around every block; nothing of navigation, forms and scripts. */
function wordsOf(node: PageNode, depth: number): string {
  if (node.type === 'text') return node.data.replaceAll(/\s+/g, ' ')
  if (!('children' in node) || depth > DEEPEST) return ''
  if ('name' in node && !isRead(node)) return ''
  const inner = node.children.map((child) => wordsOf(child, depth + 1)).join('')
  const name = 'name' in node ? node.name : ''
  if (name === 'br') return '\n'
  if (name === 'li') return `\n• ${inner.trim()}\n`
  if (name === 'td' || name === 'th') return `${inner} `
  return BLOCKS.has(name) ? `\n\n${inner}\n\n` : inner
}

function isRead({ name, attribs }: { name: string; attribs: Record<string, string> }): boolean {
  if (NO_WORDS.has(name) || AROUND.has(name) || AROUND_ROLES.has(attribs['role'] ?? '')) {
    return false
  }
  return !('hidden' in attribs) && attribs['aria-hidden'] !== 'true'
}

/** One empty line between paragraphs, none between the items of a list. */
function tidy(text: string): string {
  return text
    .replaceAll(/[^\S\n]+/g, ' ')
    .replaceAll(/ ?\n ?/g, '\n')
    .replaceAll(/\n{2,}/g, '\n\n')
    .replaceAll(/\n\n(?=• )/g, '\n')
    .trim()
}

function metaOf(document: PageDocument, property: string): string | null {
  const found = elementsNamed(document, ['meta', 'body']).find(
    ({ attribs }) => attribs['property'] === property,
  )
  return lineOf(found?.attribs['content'])
}

function titleOf(document: PageDocument): string | null {
  const [found] = elementsNamed(document, ['title', 'body'])
  const words = found?.name === 'title' ? found.children : []
  return lineOf(words.map((node) => (node.type === 'text' ? node.data : '')).join(''))
}

function lineOf(words: string | undefined): string | null {
  const line = words?.replaceAll(/\s+/g, ' ').trim().slice(0, 200)
  return line === undefined || line === '' ? null : line
}
