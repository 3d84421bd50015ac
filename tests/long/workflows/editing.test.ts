import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { editingTexts } from '../../../workflows/bot/editing/texts.ts'
import { forgetful } from '../../support/sample-saga.ts'
import { openEditingWorld, type EditingWorld } from '../../support/editing-world.ts'

const t = editingTexts.ru
let world: EditingWorld
let chatId = 9000
beforeAll(async () => {
  world = await openEditingWorld()
})
afterAll(() => world.close())
beforeEach(() => {
  chatId += 1
})

const titleOf = (carousel: { content: { slides: object[] } | null }, place: number) =>
  (carousel.content?.slides[place] as { title?: string } | undefined)?.title

/** Opens what can be done about a slide, counted from 1. */
async function openSlide(number: number) {
  await world.press(chatId, t.buttons.fix)
  await world.press(chatId, String(number))
}

test('what does not fit is refused with the rule, and the question stays', async () => {
  const made = await world.make(chatId)
  await openSlide(1)
  await world.press(chatId, t.buttons.text)
  await world.say(chatId, 'я'.repeat(130))
  expect((await world.last(chatId)).words).toContain(
    'Заголовок: не больше 120 знаков, а сейчас 130',
  )
  await world.say(chatId, 'Теперь короче')
  expect(titleOf(await world.find(made.id), 0)).toBe('Теперь короче')
})

test('back and forward go along the versions in one message; a change after going back keeps everything', async () => {
  const made = await world.make(chatId)
  await openSlide(1)
  await world.press(chatId, t.buttons.text)
  await world.say(chatId, 'Второе название')
  const panel = await world.last(chatId)
  await world.press(chatId, t.buttons.back)
  const gone = await world.last(chatId)
  expect(gone.message_id).toBe(panel.message_id)
  expect(gone.words).toContain('Версия 1 из 2')
  expect(await world.find(made.id)).toMatchObject({
    revision: 1,
    content: made.content,
    pictures: made.pictures,
  })
  await world.press(chatId, t.buttons.forward)
  expect(titleOf(await world.find(made.id), 0)).toBe('Второе название')
  await world.press(chatId, t.buttons.back)
  await world.press(chatId, t.buttons.square)
  const after = await world.find(made.id)
  expect(after).toMatchObject({ revision: 3, format: 'square' })
  expect(titleOf(after, 0)).toBe(titleOf(made, 0))
  expect((await world.revisions(made.id)).map(({ parent, cause }) => [parent, cause])).toEqual([
    [null, 'generated'],
    [1, 'text_changed'],
    [1, 'reformatted'],
  ])
})

test('slides are moved, added and deleted within the limits; the cover and the end stay', async () => {
  const made = await world.make(chatId)
  const count = made.content?.slides.length ?? 0
  await openSlide(2)
  await world.press(chatId, t.buttons.down)
  expect((await world.find(made.id)).content?.slides[2]).toEqual(made.content?.slides[1])
  await openSlide(2)
  await world.press(chatId, t.buttons.add)
  await world.press(chatId, t.kinds.points)
  await world.say(chatId, 'Три правила\n• вода\n• сон\n• ритм')
  expect((await world.find(made.id)).content?.slides[2]).toMatchObject({
    kind: 'points',
    title: 'Три правила',
    points: ['вода', 'сон', 'ритм'],
  })
  await openSlide(3)
  await world.press(chatId, t.buttons.remove)
  expect((await world.find(made.id)).content?.slides).toHaveLength(count)
  expect((await world.last(chatId)).words).toContain('убран слайд 3')
  await openSlide(1)
  const keys = (await world.last(chatId)).reply_markup?.inline_keyboard.flat() ?? []
  expect(keys.map(({ text }) => text)).not.toContain(t.buttons.remove)
})

test('a wish asks the writer once; a failure leaves what is shown, and another try works', async () => {
  const made = await world.make(chatId)
  const asked = world.rewrites.length
  world.failRewrite(Object.assign(new Error('no'), { code: 'provider_unavailable' }))
  await openSlide(1)
  await world.press(chatId, t.buttons.rewrite)
  await world.press(chatId, t.wishes.shorter.button)
  expect((await world.last(chatId)).words).toContain(t.failed.busy)
  expect(await world.find(made.id)).toMatchObject({ revision: 1, content: made.content })

  await world.press(chatId, t.buttons.retry)
  const after = await world.find(made.id)
  expect(after).toMatchObject({ revision: 2, writer: 'anthropic', note: null })
  expect(titleOf(after, 0)).toBe('Совсем другие слова')
  expect(world.rewrites.slice(asked).map(({ request }) => request.wish)).toEqual([
    t.wishes.shorter.wish,
    t.wishes.shorter.wish,
  ])
})

test('two presses at once make one change; a button of an earlier version shows how things stand', async () => {
  const made = await world.make(chatId)
  await world.press(chatId, t.buttons.fix)
  const early = await world.last(chatId)
  await world.telegram.pressButton(chatId, t.buttons.fix)
  await world.turn()
  await world.press(chatId, '2')
  const menu = await world.last(chatId)
  const press = async ({ message_id, reply_markup }: typeof menu, words: string) => {
    const keys = reply_markup?.inline_keyboard.flat() ?? []
    const data = keys.find(({ text }) => text === words)?.callback_data ?? ''
    await world.telegram.press(chatId, message_id, data)
  }
  await press(menu, t.buttons.down)
  await press(menu, t.buttons.down)
  await world.turn()
  expect(await world.revisions(made.id)).toHaveLength(2)

  await press(early, '2')
  await world.turn()
  const answers = await world.telegram.answers(chatId)
  const now = answers.find(({ message_id }) => message_id === early.message_id)
  expect(now?.text).toContain('Версия 2 из 2')
  expect(await world.revisions(made.id)).toHaveLength(2)
})

const askedChange = async () => {
  await world.telegram.pressButton(chatId, t.buttons.square)
  await world.receive()
  const events = await world.newEvents()
  const event = events.find(({ type }) => type === 'carousel.change.requested')
  if (!event) throw new Error('no change was asked for')
  return event
}
const albums = async () => [
  ...new Set(
    (await world.telegram.answers(chatId)).flatMap(({ media_group_id: id }) => (id ? [id] : [])),
  ),
]

test('an album that was sent and whose answer was lost is not sent again (I29)', async () => {
  await world.make(chatId)
  const event = await askedChange()
  world.telegram.failNext('sendMediaGroup', { carryOut: true, answer: 'broken' })
  await world.start(event, 'run', {
    ...forgetful,
    run: (_, work) => work().catch(() => work()),
  })
  expect(await albums()).toHaveLength(2)
})

test('the post package has every file, the caption to copy and the alt texts, once (I29)', async () => {
  const made = await world.make(chatId)
  const count = made.content?.slides.length ?? 0
  const before = (await world.telegram.answers(chatId)).length
  await world.press(chatId, t.buttons.package)
  const sent = (await world.telegram.answers(chatId)).slice(before)
  expect(sent.filter(({ document }) => document)).toHaveLength(count)
  const [, caption, alts] = sent.filter(({ text }) => text !== undefined)
  expect(caption?.text).toContain(made.content?.caption)
  expect(caption?.text).toContain(made.content?.hashtags.join(' '))
  for (const { alt } of made.content?.slides ?? []) expect(alts?.text).toContain(alt)
})

test('history finds by words, newest first, and opens the panel; another chat sees none of it', async () => {
  const first = await world.make(chatId, 'Как начать бегать')
  await world.make(chatId, 'Пять правил хорошего сна')
  await world.say(chatId, '/history')
  expect((await world.last(chatId)).words.indexOf('сна')).toBeLessThan(
    (await world.last(chatId)).words.indexOf('бег'),
  )
  await world.say(chatId, '/история бегать')
  const found = await world.last(chatId)
  expect(found.reply_markup?.inline_keyboard).toHaveLength(1)
  await world.press(chatId, /бег/i)
  expect((await world.last(chatId)).words).toContain('Версия 1 из 1')

  const stranger = chatId + 500
  await world.say(stranger, '/history бегать')
  expect((await world.last(stranger)).words).toBe(t.historyNothing('бегать'))
  expect(first.id).toBeDefined()
})
