import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { Telegram } from 'telegraf'
import type { CallbackQuery, Message, Update } from '../../../../simulator/types.ts'
import { picture } from '../../../integration/simulator/support/pictures.ts'
import {
  token,
  type RunningSimulator,
} from '../../../integration/simulator/support/start-simulator.ts'

export interface TinyBot {
  stop(): Promise<void>
}

/** A bot with a webhook: `/album` brings an album with buttons, anything else hostile formatting. */
export async function startTinyBot(simulator: RunningSimulator): Promise<TinyBot> {
  const telegram = new Telegram(token, { apiRoot: simulator.apiRoot })
  const working = new Set<Promise<void>>()
  const server = createServer(async (request, response) => {
    let text = ''
    for await (const chunk of request) text += String(chunk)
    const update = JSON.parse(text) as Update
    response.end()
    const work = answer(telegram, update).finally(() => working.delete(work))
    working.add(work)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  await telegram.setWebhook(`http://127.0.0.1:${port}/`)
  return {
    async stop() {
      await Promise.all(working)
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}

async function answer(telegram: Telegram, update: Update): Promise<void> {
  if (update.callback_query) return answerButton(telegram, update.callback_query)
  if (update.message?.text === '/album') return sendAlbum(telegram, update.message)
  if (update.message) {
    await telegram.sendMessage(
      update.message.chat.id,
      '<a href="javascript:alert(1)">click me</a> &lt;b&gt; <a href="https://example.org/?a=1">x</a>',
      { parse_mode: 'HTML' },
    )
  }
}

async function sendAlbum(telegram: Telegram, { chat, message_id: asked }: Message): Promise<void> {
  const progress = await telegram.sendMessage(chat.id, 'Рисую…', {
    reply_parameters: { message_id: asked },
  })
  await telegram.sendChatAction(chat.id, 'upload_photo')
  await telegram.editMessageText(chat.id, progress.message_id, undefined, 'Готово')
  const colors = ['#a33', '#3a3', '#33a', '#aa3', '#3aa']
  await telegram.sendMediaGroup(
    chat.id,
    colors.map((color) => ({ type: 'photo', media: { source: picture(108, 135, { color }) } })),
  )
  await telegram.sendMessage(chat.id, 'Дальше?', {
    reply_markup: {
      inline_keyboard: [
        [
          { text: 'A', callback_data: 'a' },
          { text: 'B', callback_data: 'b' },
        ],
      ],
    },
  })
}

async function answerButton(telegram: Telegram, { id, data }: CallbackQuery): Promise<void> {
  const alert = data === 'b'
  await telegram.answerCbQuery(id, alert ? 'Важно' : `Вы выбрали ${data}`, { show_alert: alert })
}
