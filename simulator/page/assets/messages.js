import { layoutAlbum } from './album.js'
import { icon, icons, make } from './dom.js'
import { renderText } from './entities.js'
import { clockTime, dayName, fileSize, t } from './i18n.js'
import { openViewer } from './viewer.js'

/** Messages of one album together, every other one alone, oldest first. */
export function groupMessages(messages) {
  const groups = []
  for (const message of messages) {
    const last = groups.at(-1)
    const album = message.media_group_id
    if (album && last?.album === album) last.messages.push(message)
    else
      groups.push({
        key: album ? `a${album}` : `m${message.message_id}`,
        album,
        messages: [message],
      })
  }
  return groups
}

/** What a message is in one line, for lists and quotes. */
export function summarize(message) {
  if (message.text) return message.text
  const kind = message.media_group_id ? t('album') : message.photo ? t('photo') : null
  return [kind ?? message.document?.file_name ?? t('document'), message.caption]
    .filter(Boolean)
    .join(' · ')
}

export const dayLine = (seconds) => make('p', { class: 'day' }, make('span', {}, dayName(seconds)))

/**
 * One bubble.
 * @param actions what the bubble can ask for: onReply, onPress, onCommand, onQuote, isWaiting
 */
export function renderGroup(group, { own, senderName, actions }) {
  const [first] = group.messages
  const caption = group.messages.find((message) => message.caption)
  const photos = group.messages.filter((message) => message.photo)
  const documents = group.messages.filter((message) => message.document)
  const bare = photos.length > 0 && !caption && !first.reply_to_message && !senderName

  const bubble = make(
    'div',
    { class: `bubble${bare ? ' bare' : ''}${photos.length > 0 ? ' media' : ''}` },
    senderName ? make('p', { class: 'sender' }, senderName) : null,
    first.reply_to_message ? quote(first.reply_to_message, actions) : null,
    photos.length > 0 ? album(photos) : null,
    ...documents.map(documentRow),
    body(first.text ?? caption?.caption, first.entities ?? caption?.caption_entities, actions),
    footer(group, own),
  )
  const column = make('div', { class: 'column' }, bubble, keyboard(first, actions))
  return make(
    'article',
    {
      class: `message ${own ? 'out' : 'in'}`,
      data: { key: group.key, messageId: String(first.message_id) },
    },
    column,
    make(
      'button',
      {
        type: 'button',
        class: 'icon reply-button',
        'aria-label': t('reply'),
        title: t('reply'),
        onclick: () => actions.onReply(first),
      },
      icon(icons.reply),
    ),
  )
}

function body(text, entities, { onCommand }) {
  if (!text) return null
  return make('div', { class: 'text', dir: 'auto' }, ...renderText(text, entities, onCommand))
}

function footer(group, own) {
  const last = group.messages.at(-1)
  const edited = group.messages.some((message) => message.edit_date)
  return make(
    'p',
    { class: 'meta' },
    edited ? make('span', {}, t('edited')) : null,
    make('time', { datetime: new Date(last.date * 1000).toISOString() }, clockTime(last.date)),
    own ? icon(icons.ticks) : null,
  )
}

function quote(message, { onQuote }) {
  return make(
    'button',
    { type: 'button', class: 'quote-bar', onclick: () => onQuote(message.message_id) },
    message.photo ? make('img', { src: message.photo.at(-1).url, alt: '' }) : null,
    make(
      'span',
      { class: 'lines' },
      make('strong', {}, message.from.first_name),
      make('span', { dir: 'auto' }, summarize(message)),
    ),
  )
}

function album(messages) {
  const sizes = messages.map((message) => message.photo.at(-1))
  const { ratio, boxes } = layoutAlbum(sizes)
  const pictures = messages.map((message, index) => ({
    url: sizes[index].url,
    caption: message.caption ?? '',
    name: `photo-${message.message_id}`,
  }))
  const frame = make('div', { class: 'album', data: { count: String(messages.length) } })
  frame.style.aspectRatio = String(ratio)
  for (const [index, box] of boxes.entries()) {
    const label = `${t('open')} ${index + 1} ${t('of')} ${messages.length}`
    const tile = make(
      'button',
      { type: 'button', 'aria-label': label, onclick: () => openViewer(pictures, index) },
      make('img', {
        src: pictures[index].url,
        alt: pictures[index].caption,
        width: sizes[index].width,
        height: sizes[index].height,
        loading: 'lazy',
        decoding: 'async',
      }),
    )
    const percent = (value) => `${value * 100}%`
    tile.style.left = percent(box.x)
    tile.style.top = percent(box.y)
    tile.style.width = percent(box.width)
    tile.style.height = percent(box.height)
    frame.append(tile)
  }
  return frame
}

function documentRow({ document: file }) {
  return make(
    'a',
    { class: 'document', href: file.url, download: file.file_name },
    make('span', { class: 'file-icon' }, icon(icons.file)),
    make(
      'span',
      { class: 'lines' },
      make('strong', { dir: 'auto' }, file.file_name),
      make('span', {}, fileSize(file.file_size)),
    ),
  )
}

function keyboard(message, { onPress, isWaiting }) {
  const rows = message.reply_markup?.inline_keyboard
  if (!rows) return null
  const button = (item) => {
    if (item.url) {
      return make(
        'a',
        { href: item.url, target: '_blank', rel: 'noopener noreferrer' },
        make('span', { dir: 'auto' }, item.text),
        icon(icons.link),
      )
    }
    const waiting = isWaiting(message.message_id, item.callback_data)
    return make(
      'button',
      {
        type: 'button',
        'aria-busy': waiting ? 'true' : undefined,
        onclick: () => onPress(message.message_id, item.callback_data),
      },
      make('span', { dir: 'auto' }, item.text),
    )
  }
  return make(
    'div',
    { class: 'keyboard' },
    ...rows.map((row) => make('div', { class: 'keys' }, ...row.map(button))),
  )
}
