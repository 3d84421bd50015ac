import type { CarouselSource } from '../../carousel/ports.ts'

/** Characters of a line around a link that still mean: make it of this page. */
const AROUND = 80
/** Schemes that are no web pages, and that nobody means as a topic. */
const OTHER_SCHEME =
  /^(?:(?:javascript|vbscript|data|file|blob|about):|(?!https?:)[a-z][a-z\d+.-]*:\/\/)\S*$/i

type Link =
  | { isOpenable: true; source: Extract<CarouselSource, { kind: 'link' }> }
  | { isOpenable: false }

/** The one link that a line is, or that it is about; null when it is about something else. */
export function linkIn(text: string, links: readonly string[]): Link | null {
  if (text.includes('\n')) return null
  if (OTHER_SCHEME.test(text)) return { isOpenable: false }
  const typed = text.match(/https?:\/\/\S+/gi) ?? links.filter((link) => text.includes(link))
  const [link] = typed
  if (link === undefined || typed.length > 1) return null
  if (text.length - link.length > AROUND) return null
  const url = URL.parse(/^[a-z][a-z\d+.-]*:/i.test(link) ? link : `https://${link}`)
  const isWeb = url?.protocol === 'http:' || url?.protocol === 'https:'
  if (!url || !isWeb || url.username !== '' || url.password !== '') return { isOpenable: false }
  return { isOpenable: true, source: { kind: 'link', url: url.href } }
}
