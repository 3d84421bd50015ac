import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { sourceTexts } from '../../../../workflows/bot/carousel/source-texts.ts'
import { newCarouselTexts } from '../../../../workflows/bot/carousel/new-carousel/texts.ts'
import { texts } from '../../../../workflows/bot/texts.ts'
import { wizardTexts } from '../../../../workflows/bot/wizard/texts.ts'
import { forgetOld } from '../../../../workflows/bot/wizard/forget-old.ts'
import { pauseExpired } from '../../../../workflows/bot/wizard/pause-expired.ts'
import { tellPaused } from '../../../../workflows/bot/wizard/tell-paused.ts'
import { openBotChat, type BotChat } from '../../../support/bot-chat.ts'

let chat: BotChat
let id = 100
let anya: ReturnType<BotChat['person']>
const t = newCarouselTexts.ru
const w = wizardTexts.ru
const MINUTE = 60_000

beforeAll(async () => {
  chat = await openBotChat()
})
afterAll(() => chat.close())
beforeEach(() => {
  id += 1
  anya = chat.person(id)
  chat.notices.length = 0
})

const ordered = () =>
  chat.query(
    `select source, style, format, language from carousels
      where (chat ->> 'chatId')::bigint = $1 order by id`,
    [id],
  )
const conversations = async () =>
  (
    await chat.query(
      'select status from telegram_conversations where chat_id = $1 order by created_at, id',
      [id],
    )
  ).map(({ status }) => status)
const pass = (ms: number) => void (chat.clock.time += ms)

describe('a new carousel in a conversation', () => {
  test('source, style, format, language, then the order', async () => {
    await anya.says('/carousel')
    expect(chat.last()).toBe(t.askSource)
    await anya.says('Как начать бегать')
    await anya.presses('Полночь')
    await anya.presses(texts.ru.formats.square)
    await anya.presses(t.languages.ru)
    expect(await ordered()).toEqual([
      {
        source: { kind: 'topic', topic: 'Как начать бегать' },
        style: 'midnight',
        format: 'square',
        language: 'ru',
      },
    ])
    expect(await conversations()).toEqual(['finished'])
    expect(chat.texts(id)).toEqual(
      expect.arrayContaining([t.styleTaken('Полночь'), t.formatTaken(texts.ru.formats.square)]),
    )
  })

  test('a page of styles is turned in place, and everything can be as last time', async () => {
    await anya.says('/carousel')
    await anya.says('Сон')
    const before = chat.shown.length
    await anya.presses(t.more)
    expect(chat.shown).toHaveLength(before)
    await anya.presses(t.before)
    await anya.presses('⚡')
    expect(await ordered()).toMatchObject([{ style: 'editorial', format: 'portrait' }])
  })

  test('the buttons of an answered question ask the present one again, two quick presses do not', async () => {
    await anya.says('/carousel')
    await anya.says('Сон')
    const menu = chat.shown.at(-1)
    const paper = menu?.keys.find(({ text }) => text === 'Тетрадь')?.data ?? ''
    await anya.pressKey(paper, menu?.messageId ?? 0)
    const asked = chat.shown.length
    await anya.pressKey(paper, menu?.messageId ?? 0)
    expect(chat.shown).toHaveLength(asked)
    pass(MINUTE)
    await anya.pressKey(paper, menu?.messageId ?? 0)
    expect(chat.last()).toBe(t.askFormat)
    expect(chat.notices).toContain(w.answeredAlready)
  })

  test('back leads to the question before, with its answer still there', async () => {
    await anya.says('/carousel')
    await anya.says('Сон')
    await anya.presses('Полночь')
    await anya.presses(w.back)
    expect(chat.last()).toBe(t.askStyle)
    await anya.presses('Тетрадь')
    await anya.presses(texts.ru.formats.portrait)
    await anya.presses(t.languages.en)
    expect(await ordered()).toMatchObject([{ style: 'paper', language: 'en' }])
  })

  test('a command puts it aside and says how to come back', async () => {
    await anya.says('/carousel')
    await anya.says('Сон')
    await anya.says('/style')
    expect(chat.last()).toBe(w.kept(t.title))
    expect(await conversations()).toEqual(['paused'])
    await anya.says('Вода')
    expect(await ordered()).toHaveLength(1)
    await anya.presses(w.resume)
    expect(chat.last()).toBe(`${w.resumed(t.title)}\n\n${t.askStyle}`)
  })

  test('a question that nobody has answered is dropped without a word', async () => {
    await anya.says('/carousel')
    await anya.says('/help')
    expect(chat.last()).toBe(texts.ru.help)
    expect(await conversations()).toEqual(['cancelled'])
  })

  test('silence puts it aside, once and politely; after a week it is forgotten', async () => {
    await anya.says('/carousel')
    await anya.says('Сон')
    pass(31 * MINUTE)
    expect(await pauseExpired(chat.deps)).toBeGreaterThan(0)
    expect(await pauseExpired(chat.deps)).toBe(0)
    const [event] = await chat.query(
      "select data from events where type = 'conversation.paused' and data ->> 'chatId' = $1",
      [String(id)],
    )
    const paused = event?.['data'] as Parameters<typeof tellPaused>[2]
    await tellPaused(chat.deps, chat.scope, paused)
    await tellPaused(chat.deps, chat.scope, paused)
    expect(chat.texts(id).filter((text) => text === w.waits(t.title))).toHaveLength(1)
    await anya.presses(w.resume)
    expect(chat.last()).toContain(t.askStyle)
    expect(await tellPaused(chat.deps, chat.scope, paused)).toEqual({ isTold: false })
    await anya.says('/cancel')
    pass(8 * 24 * 60 * MINUTE)
    await forgetOld(chat.deps)
    expect(await conversations()).toEqual([])
    await anya.presses(w.resume).catch(() => {})
  })

  test('answers and steps that a deploy has changed start over', async () => {
    await anya.says('/carousel')
    await anya.says('Сон')
    await chat.query(
      `update telegram_conversations set step = 'gone', data = '{"style":"no-such"}'
        where chat_id = $1`,
      [id],
    )
    await anya.says('Вода')
    expect(chat.texts(id).slice(-2)).toEqual([w.startedOver(t.title), t.askSource])
    await chat.query("update telegram_conversations set kind = 'gone' where chat_id = $1", [id])
    await anya.says('Вода')
    expect(await ordered()).toHaveLength(1)
  })

  test('in a group only whoever was asked answers', async () => {
    const group = -id
    const [asked, other] = [chat.person(id, group), chat.person(id + 5000, group)]
    await asked.says('/carousel')
    await other.says('Вода')
    await asked.says('Сон')
    await other.presses('Полночь')
    expect(chat.notices).toContain(w.notYours)
    await asked.presses('⚡')
    const carousels = await chat.query(
      "select source from carousels where (chat ->> 'chatId')::bigint = $1",
      [group],
    )
    expect(carousels).toEqual([{ source: { kind: 'topic', topic: 'Сон' } }])
  })
})

describe('what people send instead of words', () => {
  const file = (fields: object) => anya.message({ document: { file_id: 'f', ...fields } })

  test('a link alone, or with a few words around it, is a page to read', async () => {
    await anya.says('https://example.com/a?b=1')
    await anya.says('сделай из этого: http://example.com/c')
    expect((await ordered()).map(({ source }) => source)).toEqual([
      { kind: 'link', url: 'https://example.com/a?b=1' },
      { kind: 'link', url: 'http://example.com/c' },
    ])
  })

  test('a document, a forwarded post with its author', async () => {
    await file({ file_name: 'заметки.md', file_size: 900 })
    await anya.says(`Первая строка.\n${'слово '.repeat(40)}`, {
      forward_origin: {
        type: 'channel',
        chat: { title: 'Бег', username: 'begaem' },
        message_id: 7,
        date: 1,
      },
    })
    expect((await ordered()).map(({ source }) => source)).toMatchObject([
      { kind: 'document', fileId: 'f', name: 'заметки.md' },
      { kind: 'text', attribution: { name: 'Бег', url: 'https://t.me/begaem/7' } },
    ])
    const [first] = await chat.query(
      "select data ->> 'reads' as reads from events where type = 'carousel.generate.requested' and data ->> 'chatId' = $1 order by position",
      [String(id)],
    )
    expect(first).toEqual({ reads: 'document' })
  })

  test.each([
    ['a program', { file_name: 'a.exe', mime_type: 'text/plain' }, sourceTexts.ru.notADocument],
    ['a large text', { file_name: 'a.txt', file_size: 2e6 }, sourceTexts.ru.problems.too_large],
  ])('%s is refused in one sentence', async (_, document, sentence) => {
    await file(document)
    expect(chat.last()).toBe(sentence)
    expect(await ordered()).toEqual([])
  })
})
