import { DomHandler, Parser, type parseDocument } from 'htmlparser2'

export type PageDocument = ReturnType<typeof parseDocument>
export type PageNode = PageDocument['children'][number]
export type PageElement = Extract<PageNode, { attribs: unknown }>

/** Deeper, or with more elements, is no page that people write: what came before is all that is read. */
export const DEEPEST = 400
const MOST_ELEMENTS = 50_000
const CHUNK = 16_384

/** The elements of a page, in a time that its length bounds. */
export function parsePage(html: string): PageDocument {
  const handler = new DomHandler()
  const shape = { depth: 0, elements: 0 }
  const open = handler.onopentag.bind(handler)
  const close = handler.onclosetag.bind(handler)
  handler.onopentag = (name, attribs) => {
    shape.depth += 1
    shape.elements += 1
    open(name, attribs)
  }
  handler.onclosetag = () => {
    shape.depth -= 1
    close()
  }
  const parser = new Parser(handler, { decodeEntities: true, lowerCaseTags: true })
  for (let at = 0; at < html.length; at += CHUNK) {
    if (shape.depth > DEEPEST || shape.elements > MOST_ELEMENTS) break
    parser.write(html.slice(at, at + CHUNK))
  }
  parser.end()
  return handler.root
}

/** The outermost elements with one of the names, in their order. */
export function elementsNamed(
  { children }: { children: readonly PageNode[] },
  names: readonly string[],
  depth = 0,
): PageElement[] {
  if (depth > DEEPEST) return []
  return children.flatMap((node) => {
    if (!('children' in node)) return []
    if ('name' in node && names.includes(node.name)) return [node as PageElement]
    return elementsNamed(node as { children: PageNode[] }, names, depth + 1)
  })
}
