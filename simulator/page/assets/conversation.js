import { byId, make } from './dom.js'
import { t } from './i18n.js'
import { dayLine, groupMessages, renderGroup } from './messages.js'

const nodes = new Map()

/**
 * Draws the chat. A bubble that has not changed keeps its element, so nothing flickers, and the
 * view stays at the end only if it was there.
 */
export function renderConversation(messages, { botId, isGroup, actions, waitingKey, onTry }) {
  const scroller = byId('scroller')
  const atEnd = scroller.scrollHeight - scroller.scrollTop - scroller.clientHeight < 80
  const children = []
  let day = null
  for (const group of groupMessages(messages)) {
    const [first] = group.messages
    const date = new Date(first.date * 1000).toDateString()
    if (date !== day) children.push(keep(`d${date}`, date, () => dayLine(first.date)))
    day = date
    const own = first.from.id !== botId
    const senderName = isGroup ? first.from.first_name : undefined
    const signature = JSON.stringify([group.messages, waitingKey(first.message_id)])
    children.push(
      keep(group.key, signature, () => renderGroup(group, { own, senderName, actions })),
    )
  }
  if (messages.length === 0) children.push(welcome(onTry))
  const kept = new Set(children)
  for (const [key, { node }] of nodes) if (!kept.has(node)) nodes.delete(key)
  sync(byId('messages'), children)
  if (atEnd) scrollToEnd()
}

/** Forgets the drawn chat, before another one is drawn. */
export function clearConversation() {
  nodes.clear()
  byId('messages').replaceChildren()
}

export function scrollToEnd() {
  byId('scroller').scrollTop = byId('scroller').scrollHeight
}

/** Shows where a quoted message stands. */
export function revealMessage(messageId) {
  const node = byId('messages').querySelector(`[data-message-id="${messageId}"]`)
  if (!node) return
  node.scrollIntoView({ block: 'center', behavior: 'smooth' })
  node.classList.add('found')
  setTimeout(() => node.classList.remove('found'), 1600)
}

function keep(key, signature, render) {
  const known = nodes.get(key)
  if (known?.signature === signature) return known.node
  const node = render()
  if (known) node.classList.add('replaced')
  nodes.set(key, { signature, node })
  return node
}

function sync(parent, children) {
  for (const [index, child] of children.entries()) {
    if (parent.children[index] !== child) parent.insertBefore(child, parent.children[index] ?? null)
  }
  while (parent.children.length > children.length) parent.lastElementChild.remove()
}

function welcome(onTry) {
  return make(
    'div',
    { class: 'welcome' },
    make('h3', {}, t('emptyTitle')),
    make('p', {}, t('emptyText')),
    ...['/start', t('try')].map((text) =>
      make('button', { type: 'button', onclick: () => onTry(text) }, text),
    ),
  )
}
