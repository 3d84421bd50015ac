import { describe, expect, test } from 'vitest'
import { makeExample } from '../../../../workflows/bot/start/actions.ts'
import { texts } from '../../../../workflows/bot/texts.ts'
import {
  ANYA,
  events,
  given,
  GROUP,
  ID,
  known,
  nothing,
  PRIVATE,
  said,
} from '../../../support/decide-given.ts'

describe('a first conversation', () => {
  test('/start greets by name, offers examples and opens a session', async () => {
    const decision = await given({ session: null }).says('/start')
    expect(said(decision)).toEqual([texts.ru.greeting('Аня')])
    expect(decision.outcome.replies[0]).toMatchObject({
      key: 'update:77:0',
      after: 9,
      buttons: expect.arrayContaining([[makeExample.button('Как начать бегать', { index: 0 })]]),
    })
    expect(decision.session).toEqual(known)
    expect(events(decision)).toEqual([
      'user.message.received',
      'user.session.created',
      'command.executed',
      'session.saved',
    ])
  })

  test('someone whose Telegram is English is greeted in English', async () => {
    const decision = await given({ session: null }).says('/start', {
      from: { ...ANYA, first_name: 'Emma', language_code: 'en-GB' },
    })
    expect(said(decision)).toEqual([texts.en.greeting('Emma')])
  })

  test('words tell the language better than the settings do', async () => {
    const decision = await given({ session: null }).says('Как выбрать кроссовки', {
      from: { ...ANYA, language_code: 'en' },
    })
    expect(decision.session?.language).toBe('ru')
    expect(decision.outcome.carousel?.language).toBe('ru')
  })
})

describe('asking for a carousel', () => {
  test('/carousel with a topic orders it at once, in the style and format of the session', async () => {
    const decision = await given({
      session: { ...known, style: 'swiss', format: 'square' },
    }).says('/carousel Как начать бегать')
    expect(decision.outcome.carousel).toEqual({
      id: ID,
      source: { kind: 'topic', topic: 'Как начать бегать' },
      language: 'ru',
      style: 'swiss',
      format: 'square',
      chat: { chatId: 1, messageId: 9 },
      requestedBy: { type: 'telegram_user', id: '1' },
    })
    expect(decision.outcome.replies).toEqual([
      {
        kind: 'text',
        key: `carousel:${ID}:progress`,
        text: '⏳ Принято, начинаю…',
        replyTo: 9,
        after: 9,
      },
    ])
    expect(events(decision)).toEqual(['user.message.received', 'command.executed'])
  })

  test.each(['/карусель Сон', '/Carousel Сон', '/carousel\nСон', '/carousel@potok_bot Сон'])(
    '%j is the same command',
    async (text) => {
      expect((await given().says(text)).outcome.carousel?.source).toEqual({
        kind: 'topic',
        topic: 'Сон',
      })
    },
  )

  test('a short line is a topic', async () => {
    expect((await given().says('  Пять правил сна ')).outcome.carousel?.source).toEqual({
      kind: 'topic',
      topic: 'Пять правил сна',
    })
  })

  test('a text of several lines, or of more than 150 characters, is the person’s own', async () => {
    const lines = 'Правило первое.\nПравило второе.'
    expect((await given().says(lines)).outcome.carousel?.source).toEqual({
      kind: 'text',
      text: lines,
    })
    const long = 'слово '.repeat(30).trim()
    expect((await given().says(long)).outcome.carousel?.source).toEqual({
      kind: 'text',
      text: long,
    })
    const limit = 'я'.repeat(150)
    expect((await given().says(limit)).outcome.carousel?.source).toEqual({
      kind: 'topic',
      topic: limit,
    })
  })

  test('the caption of a forwarded picture counts as its text', async () => {
    const decision = await given().message({ photo: [{}], caption: 'Сон лечит' })
    expect(decision.outcome.carousel?.source).toEqual({ kind: 'topic', topic: 'Сон лечит' })
  })

  test('a topic in another language gives a carousel in it', async () => {
    const decision = await given().says('How to start running')
    expect(decision.outcome.carousel?.language).toBe('en')
    expect(decision.session?.language).toBe('en')
  })

  test('a brand name alone says nothing of the language', async () => {
    expect((await given().says('iPhone 17')).outcome.carousel?.language).toBe('ru')
  })

  test('a chosen language stays, whatever the text is written in', async () => {
    const session = { ...known, language: 'en' as const, languageChosen: true }
    const decision = await given({ session }).says('Как начать бегать')
    expect(decision.session).toBeNull()
    expect(decision.outcome.carousel?.language).toBe('ru')
  })

  test.each(['...', '/carousel ?!', '  —  '])('%j holds no topic, and is told so', async (text) => {
    const decision = await given().says(text)
    expect(said(decision)).toEqual([texts.ru.emptyTopic])
    expect(decision.outcome.carousel).toBeNull()
  })

  test('an emoji is a topic', async () => {
    expect((await given().says('🔥')).outcome.carousel?.source).toEqual({
      kind: 'topic',
      topic: '🔥',
    })
  })

  test('a text over 20,000 characters is refused with both numbers', async () => {
    const decision = await given().says('я'.repeat(20_001))
    expect(said(decision)).toEqual([texts.ru.tooLong(20_001, 20_000)])
    expect(decision.outcome.carousel).toBeNull()
  })
})

describe('other things people send', () => {
  test.each(['Привет!', 'спасибо 🙏', 'Hello', 'ok'])('%j is answered, not drawn', async (text) => {
    const decision = await given().says(text)
    expect(said(decision)).toEqual([texts.ru.smallTalk])
    expect(decision.outcome.carousel).toBeNull()
  })

  test.each(['photo', 'sticker', 'voice', 'video_note', 'document', 'location'])(
    'a %s gets a kind answer',
    async (content) => {
      const decision = await given().message({ [content]: {} })
      expect(said(decision)).toEqual([texts.ru.onlyText])
      expect(decision.events[0]?.data).toMatchObject({ content })
    },
  )

  test('an unknown command is named in the answer', async () => {
    const decision = await given().says('/weather')
    expect(said(decision)).toEqual([texts.ru.unknownCommand('weather')])
    expect(events(decision)).not.toContain('command.executed')
  })

  test.each<[string, Record<string, unknown>]>([
    ['an edited message', { edited_message: { message_id: 9, chat: PRIVATE, text: 'Сон' } }],
    ['a channel post', { channel_post: { message_id: 9, chat: GROUP, text: 'Сон' } }],
    ['a change of membership', { my_chat_member: { chat: PRIVATE, from: ANYA } }],
    [
      'another bot',
      { message: { message_id: 1, chat: PRIVATE, from: { ...ANYA, is_bot: true }, text: 'x' } },
    ],
    [
      'a service message',
      { message: { message_id: 1, chat: PRIVATE, from: ANYA, pinned_message: {} } },
    ],
    ['an unknown kind', { brand_new: { chat: PRIVATE } }],
    ['a broken message', { message: { message_id: 'nine', chat: [] } }],
  ])('%s is left alone', async (_, update) => {
    expect(await given().on(update)).toEqual(nothing)
  })
})

test('deciding twice gives the same decision, keys included (I29)', async () => {
  const once = await given().says('/carousel Сон')
  expect(await given().says('/carousel Сон')).toEqual(once)
})
