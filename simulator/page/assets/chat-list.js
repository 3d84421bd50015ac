import { byId, make } from './dom.js'
import { clockTime, t } from './i18n.js'
import { summarize } from './messages.js'

export const chatName = (chat) =>
  chat.title ?? [chat.first_name, chat.last_name].filter(Boolean).join(' ')

/** A coloured circle with the initials. */
export function avatar(chat) {
  const initials = chatName(chat)
    .split(/[\s·]+/)
    .slice(0, 2)
    .map((word) => [...word][0] ?? '')
    .join('')
  const color = String(Math.abs(chat.id) % 7)
  return make('span', { class: 'avatar', 'aria-hidden': 'true', data: { color } }, initials)
}

/** Draws the chats, the one with the newest message first. */
export function renderChats(chats, { current, unread, onOpen }) {
  const newest = (chat) => chat.last_message?.date ?? 0
  const sorted = [...chats].sort(
    (one, other) => newest(other) - newest(one) || Math.abs(one.id) - Math.abs(other.id),
  )
  const focused = document.activeElement?.closest('#chats button')?.dataset.chatId
  byId('chats').replaceChildren(
    ...sorted.map((chat) => {
      const last = chat.last_message
      const count = unread.get(chat.id) ?? 0
      const preview = last ? summarize(last) : t('nothing')
      return make(
        'li',
        {},
        make(
          'button',
          {
            type: 'button',
            'aria-current': chat.id === current ? 'true' : undefined,
            data: { chatId: String(chat.id) },
            onclick: () => onOpen(chat.id),
          },
          avatar(chat),
          make('span', { class: 'name', dir: 'auto' }, chatName(chat)),
          make('span', { class: 'when' }, last ? clockTime(last.date) : ''),
          make('span', { class: 'preview', dir: 'auto' }, preview),
          count > 0
            ? make('span', { class: 'unread' }, String(count))
            : make(
                'span',
                { class: 'language' },
                chat.type === 'private' ? chat.language_code : '',
              ),
        ),
      )
    }),
  )
  if (focused) byId('chats').querySelector(`[data-chat-id="${focused}"]`)?.focus()
}

/** Up and down walk through the list. */
export function setUpChatKeys() {
  byId('chats').addEventListener('keydown', (event) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key]
    if (!step) return
    event.preventDefault()
    const buttons = [...byId('chats').querySelectorAll('button')]
    buttons[buttons.indexOf(document.activeElement) + step]?.focus()
  })
}
