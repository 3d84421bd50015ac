import { describe, expect, test } from 'vitest'
import { chooseStyle, showStyles } from '../../../../workflows/bot/carousel/actions.ts'
import { newCarouselTexts } from '../../../../workflows/bot/carousel/new-carousel/texts.ts'
import { nextSteps } from '../../../../workflows/bot/start/next-steps.ts'
import { tryCompany } from '../../../../workflows/bot/trial/actions.ts'
import { trialTexts } from '../../../../workflows/bot/trial/texts.ts'
import { texts } from '../../../../workflows/bot/texts.ts'
import { drawn, given, ID, known, nothing, OLD, said } from '../../../support/decide-given.ts'

describe('in a group', () => {
  const session = { ...known, chatId: -100 }

  test('talk that is not addressed to the bot is not answered and not remembered', async () => {
    expect(await given({ session: null }).saysInGroup('Как начать бегать')).toEqual(nothing)
    expect(await given({ session: null }).saysInGroup('/carousel@other_bot Сон')).toEqual(nothing)
    expect(await given({ session: null }).saysInGroup('/weather')).toEqual(nothing)
    expect(await given({ session: null }).saysInGroup('привет @potok_bot2')).toEqual(nothing)
  })

  test.each([
    ['a command', '/carousel Сон', {}],
    ['a command with the bot’s name', '/carousel@Potok_Bot Сон', {}],
    ['its name first', '@potok_bot Сон', {}],
    ['its name last', 'Сон @potok_bot', {}],
    [
      'a reply to it',
      'Сон',
      { reply_to_message: { from: { id: 7, is_bot: true, username: 'potok_bot' } } },
    ],
  ])('%s is heard', async (_, text, fields) => {
    const { outcome } = await given({ session }).saysInGroup(text, fields)
    expect(outcome.carousel).toMatchObject({
      source: { kind: 'topic', topic: 'Сон' },
      chat: { chatId: -100, messageId: 9 },
    })
  })

  test('every answer replies to the one who asked', async () => {
    expect((await given({ session }).saysInGroup('/help')).outcome.replies[0]).toMatchObject({
      replyTo: 9,
    })
  })
})

describe('buttons', () => {
  test('«another style» shows eight styles with the present one marked, for that carousel, and turns over to the others', async () => {
    const { outcome } = await given({ carousel: drawn }).presses(`ms:${OLD}`)
    expect(outcome.replies[0]).toEqual({ kind: 'callback', callbackId: 'cb' })
    const menu = outcome.replies[1]
    if (menu?.kind !== 'text') throw new Error('no menu')
    const buttons = menu.buttons?.flat() ?? []
    expect(menu.buttons?.map((row) => row.length)).toEqual([2, 2, 2, 2, 1])
    expect(buttons).toContainEqual(
      chooseStyle.button('✓ Тетрадь', { style: 'paper', carouselId: OLD }),
    )
    expect(buttons.at(-1)).toEqual(
      showStyles.button(newCarouselTexts.ru.more, { page: 1, carouselId: OLD }),
    )
  })

  test('the slides as files are asked for by an event, and only of a finished carousel', async () => {
    const finished = { ...drawn, status: 'completed' as const }
    const { outcome, events } = await given({ carousel: finished }).presses(`d:${OLD}`)
    expect(outcome.carousel).toBeNull()
    expect(events).toContainEqual({
      type: 'carousel.documents.requested',
      subject: '1',
      data: { carouselId: OLD, chatId: 1, updateId: 77 },
    })
    const early = await given({ carousel: { ...drawn, status: 'rendering' } }).presses(`d:${OLD}`)
    expect(said(early)).toEqual([texts.ru.documentsLater])
    expect(early.events.map(({ type }) => type)).not.toContain('carousel.documents.requested')
  })

  test('a chosen style is remembered, and makes the same carousel again in it', async () => {
    const { outcome, session } = await given({ carousel: drawn }).presses(`s:midnight:${OLD}`)
    expect(session?.style).toBe('midnight')
    expect(outcome.carousel).toMatchObject({
      id: ID,
      source: drawn.source,
      style: 'midnight',
      format: 'square',
      chat: { chatId: 1, messageId: 5 },
    })
    expect(outcome.replies.map(({ kind }) => kind)).toEqual(['callback', 'edit', 'text'])
  })

  test('another style and a retry take the words that were paid for, once more writes new ones (I29)', async () => {
    const words = { content: { caption: 'x' } as never, writer: 'openai' as const, note: null }
    const carousel = { ...drawn, ...words }
    for (const data of [`s:midnight:${OLD}`, `f:portrait:${OLD}`, `r:${OLD}`]) {
      expect((await given({ carousel }).presses(data)).outcome.carousel?.words).toEqual(words)
    }
    expect((await given({ carousel }).presses(`a:${OLD}`)).outcome.carousel).not.toHaveProperty(
      'words',
    )
  })

  test('a chosen format likewise', async () => {
    const { outcome, session } = await given({ carousel: drawn }).presses(`f:portrait:${OLD}`)
    expect(session).toBeNull()
    expect(outcome.carousel).toMatchObject({ style: 'paper', format: 'portrait' })
  })

  test('a style chosen without a carousel is for the next one', async () => {
    const { outcome, session } = await given().presses('s:sunrise')
    expect(session?.style).toBe('sunrise')
    expect(outcome.carousel).toBeNull()
    expect(outcome.replies[1]).toEqual({
      kind: 'edit',
      messageId: 8,
      text: texts.ru.styleRemembered('Рассвет'),
      buttons: nextSteps('ru'),
    })
  })

  test.each(['a', 'r'])('«%s» makes a new carousel from the same source', async (verb) => {
    const { outcome } = await given({ carousel: drawn }).presses(`${verb}:${OLD}`)
    expect(outcome.carousel).toMatchObject({ id: ID, source: drawn.source, style: 'paper' })
  })

  test('tapped twice, the same carousel is made once; when it is there, another one is', async () => {
    const createdAt = new Date(0).toISOString()
    const begun = { ...drawn, status: 'writing', createdAt } as const
    const { outcome } = await given({ carousel: begun }).presses(`a:${OLD}`)
    expect(outcome.carousel).toBeNull()
    expect(outcome.replies).toEqual([
      { kind: 'callback', callbackId: 'cb', text: texts.ru.underWay },
    ])
    const done = { ...begun, status: 'completed' } as const
    const again = await given({ carousel: done }).presses(`a:${OLD}`)
    expect(again.outcome.carousel).not.toBeNull()
  })

  test('an example is a topic', async () => {
    expect((await given().presses('x:0')).outcome.carousel?.source).toEqual({
      kind: 'topic',
      topic: 'Как начать бегать',
    })
  })

  test('the language button switches and stays', async () => {
    const decision = await given().presses('l:en')
    expect(said(decision)).toEqual([texts.en.languageChosen])
    expect(decision.session).toMatchObject({ language: 'en', languageChosen: true })
  })

  test.each([`s:paper:${OLD}`, `a:${OLD}`, 's:no-such-style', 'old-button', '', 'f:toString'])(
    'a button that means nothing any more (%j) is answered with a hint',
    async (data) => {
      const decision = await given().presses(data)
      expect(decision.outcome).toEqual({
        carousel: null,
        replies: [{ kind: 'callback', callbackId: 'cb', text: texts.ru.buttonExpired }],
      })
    },
  )

  test('a button never reaches the carousel of another chat', async () => {
    const foreign = { ...drawn, chat: { chatId: 2, messageId: 5 } }
    const { outcome } = await given({ carousel: foreign }).presses(`a:${OLD}`)
    expect(outcome.carousel).toBeNull()
  })
})

test('where nothing is only being tried, nobody becomes an owner by a button', async () => {
  const buttons = { 'b:try': tryCompany.with({}) }
  const { outcome } = await given({ buttons }).presses('b:try')
  expect(outcome.replies).toEqual([
    { kind: 'callback', callbackId: 'cb', text: trialTexts.ru.taken },
  ])
})
