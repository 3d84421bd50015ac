import { make } from './dom.js'

const tags = {
  bold: 'strong',
  italic: 'em',
  underline: 'u',
  strikethrough: 's',
  code: 'code',
  pre: 'pre',
  blockquote: 'blockquote',
  expandable_blockquote: 'blockquote',
}

/**
 * Turns a text and its entities into nodes. Entities nest; one that crosses another's edge is cut
 * there.
 * @returns {Node[]}
 */
export function renderText(text, entities = [], onCommand = () => {}) {
  const sorted = entities
    .map((entity) => ({ ...entity, end: entity.offset + entity.length }))
    .sort((one, other) => one.offset - other.offset || other.end - one.end)
  return renderRange(text, 0, text.length, sorted, onCommand)
}

function renderRange(text, from, to, entities, onCommand) {
  const nodes = []
  let at = from
  for (let index = 0; index < entities.length; index += 1) {
    const entity = entities[index]
    const start = Math.max(entity.offset, at)
    const end = Math.min(entity.end, to)
    if (start >= end) continue
    if (start > at) nodes.push(document.createTextNode(text.slice(at, start)))
    const inside = entities.slice(index + 1).filter((other) => other.offset < end)
    const children = renderRange(text, start, end, inside, onCommand)
    nodes.push(wrap(entity, text.slice(start, end), children, onCommand))
    at = end
  }
  if (at < to) nodes.push(document.createTextNode(text.slice(at, to)))
  return nodes
}

function wrap(entity, text, children, onCommand) {
  const { type } = entity
  if (type === 'text_link' || type === 'url') {
    const href = safeLink(type === 'url' ? text : entity.url)
    if (!href) return make('span', {}, ...children)
    return make('a', { href, target: '_blank', rel: 'noopener noreferrer' }, ...children)
  }
  if (type === 'email') return make('a', { href: `mailto:${text}` }, ...children)
  if (type === 'bot_command') {
    return make(
      'button',
      { type: 'button', class: 'command', onclick: () => onCommand(text) },
      ...children,
    )
  }
  if (type === 'spoiler') {
    const reveal = (event) => event.currentTarget.classList.add('shown')
    return make('button', { type: 'button', class: 'spoiler', onclick: reveal }, ...children)
  }
  if (['mention', 'text_mention', 'hashtag', 'cashtag'].includes(type)) {
    return make('span', { class: 'mention' }, ...children)
  }
  return make(tags[type] ?? 'span', {}, ...children)
}

/** Only the web and mail: a `javascript:` link stays plain text. */
function safeLink(url) {
  const full = /^[a-z][a-z0-9+.-]*:/i.test(url ?? '') ? url : `https://${url}`
  try {
    const parsed = new URL(full)
    return ['http:', 'https:', 'mailto:'].includes(parsed.protocol) ? parsed.href : null
  } catch {
    return null
  }
}
