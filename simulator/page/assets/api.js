const base = document.documentElement.dataset.base ?? ''

/** Calls a script route. Throws an Error with the problem's detail. */
async function call(path, options) {
  const response = await fetch(`${base}${path}`, options)
  const body = await response.json().catch(() => null)
  if (!response.ok) throw new Error(body?.detail ?? `HTTP ${response.status}`)
  return body
}

const post = (path, body) =>
  call(path, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  })

export const getChats = () => call('/chats')
export const getBot = () => call('/bot')
export const getMessages = (chatId) => call(`/chats/${chatId}/messages`)
export const sendText = (chatId, message) => post(`/chats/${chatId}/messages`, message)
export const pressButton = (chatId, press) => post(`/chats/${chatId}/callbacks`, press)
export const setBlocked = (chatId, blocked) =>
  post(`/chats/${chatId}/${blocked ? 'block' : 'unblock'}`, {})

/** Sends a picture as a photo and anything else as a document. */
export function sendFile(chatId, file, caption) {
  const kind = /^image\/(jpeg|png)$/.test(file.type) ? 'photos' : 'documents'
  const form = new FormData()
  form.append('file', file)
  if (caption) form.append('caption', caption)
  return call(`/chats/${chatId}/${kind}`, { method: 'POST', body: form })
}

/** Everything that happens in any chat. The browser connects again by itself. */
export function listen({ onEvent, onOpen, onLost }) {
  const source = new EventSource(`${base}/stream`)
  source.addEventListener('open', onOpen)
  source.addEventListener('error', onLost)
  for (const kind of ['message', 'action', 'pressed', 'callback_answer', 'chat']) {
    source.addEventListener(kind, (event) => onEvent(kind, JSON.parse(event.data)))
  }
}
