import { cleanText } from './clean-text.ts'

const LINK = /(?:https?:\/\/|www\.)[^\s<>"»)\]]+/giu
const MARKDOWN_LINK = /\[([^\]\n]{0,200})\]\(([^\s)]{1,500})\)/gu
const TAG = /<\/?[a-z!][^<>]{0,300}>/giu
const EMAIL = /^[^\s@]+@[^\s@]+\.[^\s@]+$/u
const MENTION = /(?<![\p{L}\p{N}_.@])@(?=[\p{L}\p{N}_])/gu
const DOMAIN =
  /^(?:[\p{L}\p{N}-]{1,63}\.){1,4}(?:com|ru|net|org|io|me|info|app|dev|site|shop|link|xyz|biz|online|store|top|club|pro|co|tv|gg|ly|cc|su|by|kz|ua|uz|eu|uk|de|us|рф|бел|қаз)(?:\/\S*)?$/iu
const EDGES = /^[("'«“[<]+|[)"'»”\]>.,;:!?…]+$/gu

/**
 * Makes harmless what a model may have been talked into adding: a link, an e-mail address, a mention
 * or HTML that the person's own text did not contain. What was in the source stays as it was.
 */
export function neutralise(text: string, source: string): string {
  const own = source.toLowerCase()
  const isOwn = (part: string) => own.includes(part.toLowerCase())
  const changed = cleanText(text)
    .replace(MARKDOWN_LINK, (all, label: string) => (isOwn(all) ? all : label))
    .replace(TAG, (tag) => (isOwn(tag) ? tag : ''))
    .replace(/\*\*/g, (mark) => (isOwn(mark) ? mark : ''))
    .replace(LINK, (link) => (isOwn(link.replace(EDGES, '')) ? link : ''))
    .replace(/\S+/gu, (word) => {
      const core = word.replace(EDGES, '')
      const reachable = DOMAIN.test(core) || EMAIL.test(core)
      if (reachable) return isOwn(core) ? word : ''
      return isOwn(core) ? word : word.replace(MENTION, '')
    })
  return changed === cleanText(text) ? changed : tidy(changed)
}

function tidy(text: string): string {
  return cleanText(
    text
      .replace(/\(\s*\)|\[\s*\]|«\s*»/g, '')
      .replace(/ +([.,;:!?…])/g, '$1')
      .replace(/[ \t]{2,}/g, ' '),
  )
}
