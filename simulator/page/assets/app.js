import {
  getBot,
  getChats,
  getMessages,
  listen,
  pressButton,
  sendFile,
  sendText,
  setBlocked,
} from './api.js'
import { chatName, renderChats, setUpChatKeys } from './chat-list.js'
import { fillIn, replyTarget, setCommands, setReply, setUpComposer } from './composer.js'
import {
  clearConversation,
  renderConversation,
  revealMessage,
  scrollToEnd,
} from './conversation.js'
import { byId, make } from './dom.js'
import { language, t, translatePage } from './i18n.js'
import { alertBox, toast } from './notices.js'
import { setUpViewer } from './viewer.js'

const state = {
  bot: null,
  chats: [],
  current: null,
  messages: new Map(),
  unread: new Map(),
  /** Buttons whose answer is awaited: "message id:data" to the callback query's id. */
  waiting: new Map(),
  action: null,
  actionTimer: 0,
  online: true,
}

const currentChat = () => state.chats.find((chat) => chat.id === state.current)
const isGroup = () => (state.current ?? 0) < 0
const report = (error) => toast(`${t('failed')}: ${error.message}`)

function drawChats() {
  renderChats(state.chats, { current: state.current, unread: state.unread, onOpen: openChat })
}

function drawConversation() {
  renderConversation(
    [...state.messages.values()].sort((one, other) => one.message_id - other.message_id),
    {
      botId: state.bot.id,
      isGroup: isGroup(),
      waitingKey: (messageId) =>
        [...state.waiting.keys()].filter((key) => key.startsWith(`${messageId}:`)),
      onTry: send,
      actions: {
        onReply: setReply,
        onPress: press,
        onCommand: send,
        onQuote: revealMessage,
        isWaiting: (messageId, data) => state.waiting.has(`${messageId}:${data}`),
      },
    },
  )
}

function drawTop() {
  const chat = currentChat()
  const status = byId('status')
  const doing =
    state.action &&
    t(
      { typing: 'typing', upload_photo: 'upload_photo', upload_document: 'upload_document' }[
        state.action
      ] ?? 'working',
    )
  const resting = state.bot.has_webhook ? t('bot') : t('noWebhook')
  status.classList.toggle('active', Boolean(doing) && state.online)
  status.replaceChildren(
    !state.online
      ? t('lost')
      : doing
        ? make('span', {}, doing, make('i', {}), make('i', {}), make('i', {}))
        : chat?.blocked
          ? t('blocked')
          : resting,
  )
  byId('bot-name').textContent = isGroup() ? chatName(chat) : state.bot.first_name
  byId('block').textContent = chat?.blocked ? t('unblock') : t('block')
  for (const control of byId('composer').querySelectorAll('.row > *'))
    control.disabled = Boolean(chat?.blocked)
}

function drawSenders() {
  byId('as-label').hidden = !isGroup()
  const people = state.chats.filter((chat) => chat.type === 'private')
  const chosen = byId('as').value
  byId('as').replaceChildren(
    ...people.map((person) => make('option', { value: String(person.id) }, chatName(person))),
  )
  if (chosen) byId('as').value = chosen
}

/** In a group the person who speaks; in a private chat that is clear. */
function sender() {
  const person = isGroup() && state.chats.find((chat) => String(chat.id) === byId('as').value)
  if (!person) return {}
  const { id, first_name, last_name, username, language_code } = person
  return { from: { id, first_name, last_name, username, language_code } }
}

async function openChat(id) {
  state.current = id
  state.unread.delete(id)
  state.waiting.clear()
  state.action = null
  setReply(null)
  history.replaceState(null, '', `#${id}`)
  byId('chat').hidden = false
  byId('nobody').hidden = true
  document.body.dataset.view = 'chat'
  clearConversation()
  drawChats()
  drawTop()
  drawSenders()
  await loadMessages()
  scrollToEnd()
  if (matchMedia('(hover: hover)').matches) byId('text').focus()
}

async function loadMessages() {
  const id = state.current
  if (id === null) return
  const messages = await getMessages(id)
  if (id !== state.current) return
  state.messages = new Map(messages.map((message) => [message.message_id, message]))
  drawConversation()
}

async function refresh() {
  const [bot, chats] = await Promise.all([getBot(), getChats()])
  state.bot = bot
  state.chats = chats
  setCommands(bot.commands[language] ?? bot.commands.default ?? [])
  drawChats()
  if (state.current !== null) drawTop()
}

async function send(text) {
  const reply = replyTarget()
  setReply(null)
  const message = { text, ...sender(), ...(reply && { reply_to_message_id: reply.message_id }) }
  await sendText(state.current, message).catch((error) => {
    fillIn(text)
    report(error)
  })
  scrollToEnd()
}

async function press(messageId, data) {
  const key = `${messageId}:${data}`
  if (state.waiting.has(key)) return
  state.waiting.set(key, null)
  drawConversation()
  try {
    const query = await pressButton(state.current, { message_id: messageId, data, ...sender() })
    if (state.waiting.has(key)) state.waiting.set(key, query.id)
    setTimeout(() => stopWaiting(query.id), 15_000)
  } catch (error) {
    state.waiting.delete(key)
    report(error)
    drawConversation()
  }
}

function stopWaiting(callbackQueryId) {
  for (const [key, id] of state.waiting) {
    if (id === callbackQueryId || id === null) state.waiting.delete(key)
  }
  drawConversation()
}

const handlers = {
  message({ chatId, message, deleted }) {
    const chat = state.chats.find((chat) => chat.id === chatId)
    if (!chat) return void refresh()
    const isNewest = message.message_id >= (chat.last_message?.message_id ?? 0)
    if (deleted) void refresh()
    else if (isNewest) chat.last_message = message
    const fromBot = message.from.id === state.bot.id
    if (chatId === state.current) {
      if (deleted) state.messages.delete(message.message_id)
      else state.messages.set(message.message_id, message)
      if (fromBot) state.action = null
      drawTop()
      drawConversation()
    } else if (fromBot && !deleted && !message.edit_date) {
      state.unread.set(chatId, (state.unread.get(chatId) ?? 0) + 1)
    }
    drawChats()
  },
  action({ chatId, action }) {
    if (chatId !== state.current) return
    state.action = action === 'cancel' ? null : action
    clearTimeout(state.actionTimer)
    state.actionTimer = setTimeout(() => {
      state.action = null
      drawTop()
    }, 5000)
    drawTop()
  },
  callback_answer({ chatId, callbackQueryId, text, showAlert }) {
    if (chatId !== state.current) return
    stopWaiting(callbackQueryId)
    if (text) (showAlert ? alertBox : toast)(text)
  },
  chat: () => refresh(),
  pressed: () => {},
}

async function start() {
  translatePage()
  setUpViewer()
  setUpChatKeys()
  setUpComposer({
    onSend: send,
    onFile: (file, caption) => sendFile(state.current, file, caption).catch(report),
  })
  byId('back').addEventListener('click', () => {
    document.body.dataset.view = 'list'
    byId('chats').querySelector('[aria-current]')?.focus()
  })
  byId('block').addEventListener('click', () =>
    setBlocked(state.current, !currentChat()?.blocked).then(refresh, report),
  )
  byId('to-end').addEventListener('click', scrollToEnd)
  byId('scroller').addEventListener(
    'scroll',
    ({ currentTarget: { scrollHeight, scrollTop, clientHeight } }) => {
      byId('to-end').hidden = scrollHeight - scrollTop - clientHeight < 300
    },
  )

  await refresh()
  const fromPath = /\/chats\/(-?\d+)\/view$/.exec(location.pathname)?.[1]
  const asked = Number(fromPath ?? location.hash.slice(1))
  const isWide = matchMedia('(min-width: 720px)').matches
  if (state.chats.some((chat) => chat.id === asked)) await openChat(asked)
  else if (isWide && state.chats[0]) await openChat(preferred().id)

  let wasLost = false
  listen({
    onEvent: (kind, data) => handlers[kind]?.(data),
    onOpen: async () => {
      state.online = true
      if (wasLost) await refresh().then(loadMessages, report)
      wasLost = false
      if (state.current !== null) drawTop()
    },
    onLost: () => {
      wasLost = true
      state.online = false
      if (state.current !== null) drawTop()
    },
  })
}

/** Somebody who speaks the visitor's language. */
function preferred() {
  const people = state.chats.filter((chat) => chat.type === 'private')
  return people.find((chat) => chat.language_code === language) ?? people[0] ?? state.chats[0]
}

start().catch(report)
