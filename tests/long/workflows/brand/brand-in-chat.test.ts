import { loadImage } from 'canvas'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { createLogoPreparer } from '../../../../adapters/canvas/logo/create-logo-preparer.ts'
import { createSlideRenderer } from '../../../../adapters/canvas/create-slide-renderer.ts'
import { brandFor } from '../../../../workflows/brand/brand-for.ts'
import { receiveLogo } from '../../../../workflows/brand/receive-logo.ts'
import { sendBrandSample } from '../../../../workflows/brand/send-sample.ts'
import { brandTexts } from '../../../../workflows/bot/brand/texts.ts'
import { handleUpdates } from '../../../../workflows/bot/handle-updates.ts'
import { createReceiveUpdate } from '../../../../workflows/bot/receive-update.ts'
import type { StoredImage } from '../../../../workflows/carousel/ports.ts'
import type { Deps } from '../../../../workflows/deps.ts'
import type { EventContext } from '../../../../workflows/shared/events.ts'
import type { PatientSteps } from '../../../../workflows/shared/run-patiently.ts'
import type { StepRunner } from '../../../../workflows/shared/saga.ts'
import { openBotWorld, type BotWorld } from '../../../support/bot-world.ts'
import { sampleLogo } from '../../../support/logos.ts'

const t = brandTexts.ru
const images = new Map<string, StoredImage>()
/** Files that Telegram keeps, by their ids. */
const files = new Map<string, Uint8Array>()
const once: PatientSteps = { run: (_, work) => work(), sleep: async () => {} }
/** Every step twice: a crash after it was done, before that was noted. */
const step: StepRunner = {
  run: async (_, work) => {
    await work()
    return work()
  },
}

let world: BotWorld
let deps: Deps
let context: EventContext
let chatId = 7000
let nextId = 1
let replied = 0

beforeAll(async () => {
  world = await openBotWorld()
  deps = {
    ...world.deps,
    clock: Date,
    renderer: createSlideRenderer(),
    logos: createLogoPreparer(),
    images: {
      put: async (_, key, image) => void images.set(key, image),
      get: async (_, key) => images.get(key) ?? null,
      delete: async (_, key) => void images.delete(key),
    },
    messenger: {
      ...world.deps.messenger,
      downloadFile: async (fileId) => files.get(fileId) ?? new Uint8Array(),
    },
  }
  context = { ...world.scope, actor: { type: 'system', id: 'test' }, source: 'bot' }
})
afterAll(() => world.close())
beforeEach(async () => {
  chatId += 1
  replied = 0
  await world.telegram.say(chatId, 'a chat to answer in')
})

const chat = () => ({ id: chatId, type: 'private' })
const person = () => ({ id: chatId, is_bot: false, first_name: 'Аня', language_code: 'ru' })

/** What the bot says next to an update of Anya's. */
async function after(update: object): Promise<string[]> {
  const updateId = nextId++
  await createReceiveUpdate(deps)({ update_id: updateId, ...update })
  await handleUpdates(deps, { chatId, context, step: once })
  const all = await world.telegram.answers(chatId)
  const fresh = all.slice(replied).map(({ text, caption }) => text ?? caption ?? '')
  replied = all.length
  return fresh
}
const says = (text: string) =>
  after({ message: { message_id: nextId, chat: chat(), from: person(), text } })
const sends = (fields: object) =>
  after({ message: { message_id: nextId, chat: chat(), from: person(), ...fields } })
async function presses(words: string): Promise<string[]> {
  for (const { message_id, reply_markup } of (await world.telegram.answers(chatId)).toReversed()) {
    const key = reply_markup?.inline_keyboard.flat().find(({ text }) => text === words)
    if (!key) continue
    return after({
      callback_query: {
        id: String(nextId),
        from: person(),
        data: key.callback_data,
        message: { message_id, chat: chat(), date: 1 },
      },
    })
  }
  throw new Error(`there is no button ${words}`)
}
const brand = () => deps.inTenant(world.scope, (r) => brandFor(r, chatId))
const eventsOf = async (type: string) =>
  (
    await world.query(`select data from events where type = $1 and data->>'chatId' = $2`, [
      type,
      String(chatId),
    ])
  ).length

describe('a brand in the chat', () => {
  test('the first time everything is asked for, and each can be skipped', async () => {
    expect((await says('/brand')).join()).toContain(t.ask.handle)
    expect((await says('мой ник')).join()).toContain(t.problems.handle)
    expect((await says('https://instagram.com/Potok.School')).join()).toContain(t.ask.name)
    expect((await presses('Пропустить')).join()).toContain(t.ask.logo)
    expect((await says('нет логотипа')).join()).toContain(t.problems.logo)
    expect((await presses('Пропустить')).join()).toContain(t.ask.colors)
    expect((await says('цвет счастья')).join()).toContain(t.problems.colors)
    expect((await presses('🔵 Синий')).join()).toContain(t.ask.font)
    expect((await says('Oswald — плакатный')).join()).toContain(t.ask.tone)
    expect((await presses('⚡️ Смело')).join()).toContain(t.saved)
    expect(await brand()).toEqual({
      handle: '@Potok.School',
      colors: { primary: '#1a73e8' },
      font: 'oswald',
      tone: 'bold',
    })
  })

  test('a line is enough, and is on the next carousel', async () => {
    expect(await says('/бренд @anya #fc0 чёрный')).toEqual([t.notUnderstood])
    expect(await says('/brand @anya #fc0, чёрный')).toEqual([t.saved])
    await says('Как начать бегать')
    const [carousel] = await deps.inTenant(world.scope, (r) => r.carousels.list({ limit: 1 }))
    expect(carousel?.brand).toEqual({
      handle: '@anya',
      colors: { primary: '#ffcc00', background: '#111827' },
    })
  })

  test('one part is changed or removed, the others stay', async () => {
    await says('/brand @anya #ffcc00')
    expect((await says('/brand')).join()).toContain('Ник: @anya')
    expect((await presses('Шрифт')).join()).toContain(t.ask.font)
    await presses('Caveat — рукописный')
    expect(await brand()).toMatchObject({ handle: '@anya', font: 'caveat' })
    await says('/brand')
    await presses('Ник')
    await presses(t.remove)
    expect(await brand()).toEqual({ colors: { primary: '#ffcc00' }, font: 'caveat' })
    await says('/brand')
    await presses(t.removeAll)
    await presses(t.removeAllYes)
    expect(await brand()).toBeNull()
  })

  test('colours in full: a main one, a ground and an accent', async () => {
    await says('/brand #123456')
    await says('/brand')
    await presses('Цвета')
    expect((await says('rgb(10, 20, 30)')).join()).toContain(t.ask.background)
    expect((await says('кремовый')).join()).toContain(t.ask.accent)
    await presses('Пропустить')
    expect(await brand()).toEqual({ colors: { primary: '#0a141e', background: '#f5e9d7' } })
  })

  test('a picture becomes the logo, once, and takes the place of the one before (I29)', async () => {
    const kept = async () => [...images.keys()].filter((key) => key.startsWith('brands/'))
    const before = (await kept()).length
    await says('/brand @anya')
    for (const [round, color] of ['#1a73e8', '#e11d48'].entries()) {
      const fileId = `logo-${chatId}-${round}`
      files.set(fileId, await sampleLogo(800, 600, color).encode('png'))
      await says('/brand')
      await presses('Логотип')
      const document = { file_id: fileId, file_name: 'a.txt', mime_type: 'text/plain' }
      expect((await sends({ document })).join()).toContain(t.logoComing)
      const updateId = nextId - 1
      await receiveLogo(deps, { chatId, fileId, updateId, context, step })
      const photos = (await world.telegram.messages(chatId)).filter(({ photo }) => photo)
      expect(photos).toHaveLength(round + 1)
      expect(photos.at(-1)?.caption).toBe(t.sampleCaption)
      const logo = (await brand())?.logo
      expect(logo).toMatchObject({ width: 400, height: 300 })
      const stored = images.get(logo?.key ?? '')
      expect((await loadImage(Buffer.from(stored?.bytes ?? []))).width).toBe(400)
    }
    expect((await kept()).length - before).toBe(1)
    expect(await eventsOf('brand.changed')).toBe(3)
  })

  test('what is no logo is told so in a sentence, and changes nothing', async () => {
    await says('/brand @anya')
    const hostile: [string, Uint8Array, string][] = [
      ['html', Buffer.from('<html><script>alert(1)</script></html>'), t.logo.not_a_picture],
      ['svg', Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>'), t.logo.vector],
    ]
    for (const [fileId, bytes, answer] of hostile) {
      files.set(fileId, bytes)
      replied = (await world.telegram.answers(chatId)).length
      await receiveLogo(deps, { chatId, fileId, updateId: nextId++, context, step })
      const said = (await world.telegram.answers(chatId)).slice(replied)
      expect(said.map(({ text }) => text)).toEqual([answer])
      const keys = said[0]?.reply_markup?.inline_keyboard.flat() ?? []
      expect(keys.map(({ text }) => text)).toEqual([t.anotherLogo])
    }
    expect(await brand()).toEqual({ handle: '@anya' })
  })

  test('a sample is sent once, however often it is tried', async () => {
    await says('/brand @anya #7c3aed')
    for (const _ of [1, 2, 3]) await sendBrandSample(deps, world.scope, { chatId, updateId: 1 })
    const photos = (await world.telegram.messages(chatId)).filter(({ photo }) => photo)
    expect(photos).toHaveLength(1)
  })

  test('in a group its brand is changed by members alone', async () => {
    const group = { id: -chatId, type: 'supergroup' }
    const updateId = nextId++
    const message = { message_id: 5, chat: group, from: person(), text: '/brand @evil' }
    await createReceiveUpdate(deps)({ update_id: updateId, message })
    await handleUpdates(deps, { chatId: -chatId, context, step: once })
    const kit = await deps.inTenant(world.scope, (r) => r.brandKits.find(-chatId))
    expect(kit).toBeNull()
  })

  test('what is set twice changes once, and the trail says who and what', async () => {
    await says('/brand @anya')
    await says('/brand @anya')
    const rows = await world.query(
      `select action, before, after from audit_log where entity = 'brand_kit' and (after->>'chatId')::bigint = $1`,
      [chatId],
    )
    expect(rows).toEqual([
      { action: 'created', before: null, after: { chatId, handle: '[words]' } },
    ])
    expect(await eventsOf('brand.changed')).toBe(1)
  })
})
