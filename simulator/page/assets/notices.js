import { byId, make } from './dom.js'

/** A short notice that goes by itself. */
export function toast(text) {
  const notice = make('p', { class: 'toast' }, text)
  byId('toasts').append(notice)
  setTimeout(() => notice.classList.add('leaving'), 3200)
  setTimeout(() => notice.remove(), 3600)
}

/** A notice that has to be closed, as `show_alert` asks. */
export function alertBox(text) {
  byId('alert-text').textContent = text
  if (!byId('alert').open) byId('alert').showModal()
}
