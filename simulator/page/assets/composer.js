import { byId, make } from './dom.js'
import { summarize } from './messages.js'

let reply = null
let commands = []

/** The message that the next one answers, or null. */
export const replyTarget = () => reply

export function setReply(message) {
  reply = message
  byId('replying').hidden = !message
  if (!message) return
  byId('reply-name').textContent = message.from.first_name
  byId('reply-text').textContent = summarize(message)
  byId('text').focus()
}

/** The bot's commands for the menu behind "/". */
export function setCommands(list) {
  commands = list
  byId('slash').hidden = list.length === 0
}

function fit() {
  const text = byId('text')
  text.style.height = 'auto'
  text.style.height = `${Math.min(text.scrollHeight, 180)}px`
  byId('composer').classList.toggle('filled', text.value.trim() !== '')
}

function showCommands(prefix) {
  const fitting = commands.filter(({ command }) => `/${command}`.startsWith(prefix))
  const menu = byId('commands')
  menu.hidden = fitting.length === 0
  menu.replaceChildren(
    ...fitting.map(({ command, description }) =>
      make(
        'button',
        { type: 'button', role: 'option', onclick: () => fillIn(`/${command} `) },
        make('strong', {}, `/${command}`),
        make('span', {}, description),
      ),
    ),
  )
}

/** Puts a text into the field, ready to be finished. */
export function fillIn(text) {
  byId('text').value = text
  byId('commands').hidden = true
  fit()
  byId('text').focus()
}

/** Wires the field. @param onSend called with the text; onFile with a file and its caption */
export function setUpComposer({ onSend, onFile }) {
  const text = byId('text')
  const file = byId('file')
  const send = () => {
    const value = text.value.trim()
    if (!value) return
    fillIn('')
    onSend(value)
  }
  byId('composer').addEventListener('submit', (event) => {
    event.preventDefault()
    send()
  })
  text.addEventListener('keydown', (event) => {
    if (event.key === 'Enter' && !event.shiftKey && !event.isComposing) {
      event.preventDefault()
      send()
    }
    if (event.key === 'Escape') {
      setReply(null)
      byId('commands').hidden = true
    }
  })
  text.addEventListener('input', () => {
    fit()
    if (/^\/\w*$/.test(text.value)) showCommands(text.value)
    else byId('commands').hidden = true
  })
  byId('slash').addEventListener('click', () => {
    if (byId('commands').hidden) showCommands('/')
    else byId('commands').hidden = true
  })
  byId('reply-cancel').addEventListener('click', () => setReply(null))
  byId('attach').addEventListener('click', () => file.click())
  file.addEventListener('change', () => {
    const [chosen] = file.files
    file.value = ''
    if (!chosen) return
    const caption = text.value.trim()
    fillIn('')
    onFile(chosen, caption)
  })
}
