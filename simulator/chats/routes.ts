import { Hono } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import { ProblemError } from '../errors.ts'
import { sendFile } from '../media/send-file.ts'
import { actionStore } from '../store/actions.ts'
import { botStore } from '../store/bot.ts'
import { callbackStore } from '../store/callbacks.ts'
import { chatStore } from '../store/chats.ts'
import { fileStore } from '../store/files.ts'
import { messageStore } from '../store/messages.ts'
import { detectEntities } from '../text/detect-entities.ts'
import type { World } from '../world.ts'
import { blockBot } from './block-bot.ts'
import { callbackBody, messageBody, readBody, readChatId, readCount } from './bodies.ts'
import { pressButton } from './press-button.ts'
import { readUpload } from './read-upload.ts'
import { receiveMessage } from './receive-message.ts'
import { streamChat } from './stream.ts'
import { withUrls } from './with-urls.ts'

const tooLarge = (maxSize: number) =>
  bodyLimit({
    maxSize,
    onError: () => {
      throw new ProblemError(413, `The body is larger than ${maxSize} bytes.`)
    },
  })
const smallBody = tooLarge(256 * 1024)
const uploadBody = tooLarge(55 * 1024 * 1024)

/** What people do in the chats, for scripts, tests and the page. A chat nobody has used is empty. */
export function chatRoutes(world: World): Hono {
  const routes = new Hono()
  const { database, basePath } = world
  const shown = (message: Parameters<typeof withUrls>[1]) => withUrls(basePath, message)

  routes.get('/chats', async (c) => {
    const chats = await chatStore(database).list()
    return c.json(
      chats.map(({ chat, person, blocked, messageCount, lastMessage }) => ({
        ...chat,
        language_code: person.language_code,
        blocked,
        message_count: messageCount,
        last_message: lastMessage && shown(lastMessage),
      })),
    )
  })

  routes.get('/chats/:chatId/messages', async (c) => {
    const messages = await messageStore(database).list(readChatId(c), readCount(c, 'after'))
    return c.json(messages.map(shown))
  })

  routes.post('/chats/:chatId/messages', smallBody, async (c) => {
    const chatId = readChatId(c)
    const { text, from, reply_to_message_id: replyTo } = await readBody(c, messageBody)
    const entities = detectEntities(text)
    const content = { text, ...(entities.length > 0 && { entities }) }
    return c.json(shown(await receiveMessage(world, { chatId, from, replyTo, content })), 201)
  })

  for (const kind of ['document', 'photo'] as const) {
    routes.post(`/chats/:chatId/${kind}s`, uploadBody, async (c) => {
      const chatId = readChatId(c)
      const upload = await readUpload(c, kind, world.newId)
      return c.json(shown(await receiveMessage(world, { chatId, ...upload })), 201)
    })
  }

  routes.post('/chats/:chatId/callbacks', smallBody, async (c) => {
    const chatId = readChatId(c)
    const query = await pressButton(world, { chatId, ...(await readBody(c, callbackBody)) })
    return c.json({ ...query, message: shown(query.message) }, 201)
  })

  for (const [path, blocked] of [
    ['block', true],
    ['unblock', false],
  ] as const) {
    routes.post(`/chats/:chatId/${path}`, async (c) => {
      await blockBot(world, readChatId(c), blocked)
      return c.json({ blocked })
    })
  }

  routes.get('/chats/:chatId/activity', async (c) => {
    const chatId = readChatId(c)
    return c.json({
      actions: await actionStore(database).list(chatId),
      callbacks: await callbackStore(database).list(chatId),
    })
  })

  routes.get('/chats/:chatId/stream', async (c) => {
    const chatId = readChatId(c)
    const lastEventId = Number(c.req.header('last-event-id') ?? Number.NaN)
    const resumed = Number.isSafeInteger(lastEventId) ? lastEventId : null
    const asked = c.req.query('version') === undefined ? null : readCount(c, 'version')
    return streamChat(c, world, { chatId, since: resumed ?? asked })
  })
  routes.get('/stream', (c) => streamChat(c, world, { chatId: null, since: null }))

  routes.get('/bot', async (c) => {
    const { commands, webhook } = await botStore(database).read()
    const defaults = Object.entries(commands).filter(([key]) => key.startsWith('default/'))
    return c.json({
      ...world.bot,
      has_webhook: webhook !== null,
      commands: Object.fromEntries(
        defaults.map(([key, list]) => [key.split('/').at(-1) || 'default', list]),
      ),
    })
  })

  routes.get('/files/:fileId', async (c) => {
    const found = await fileStore(database).read({ fileId: c.req.param('fileId') })
    if (!found) throw new ProblemError(404, 'There is no such file.')
    return sendFile(found)
  })
  return routes
}
