import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { editingTexts } from '../../../../workflows/bot/editing/texts.ts'
import { forgetful } from '../../../support/sample-saga.ts'
import { openEditingWorld, type EditingWorld } from '../../../support/editing-world.ts'

const t = editingTexts.ru
let world: EditingWorld
let chatId = 7000
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

test('someone fixes the text of one slide by hand: that slide is drawn and sent, and the album has it', async () => {
  const made = await world.make(chatId)
  const before = world.drawn.length
  await openSlide(1)
  await world.press(chatId, t.buttons.text)
  const [lines] = (await world.telegram.answers(chatId)).slice(-2)
  expect(lines?.text?.split('\n')[0]).toBe(titleOf(made, 0))

  await world.say(chatId, 'Бег без боли\nПервый месяц')
  expect(world.drawn.length).toBe(before + 1)
  const [photo, panel] = (await world.telegram.answers(chatId)).slice(-2)
  expect(photo?.photo).toBeDefined()
  expect(photo?.caption).toBe(t.photo(1, made.content?.slides.length ?? 0))
  expect(panel?.text).toContain('Версия 2 из 2: исправлен слайд 1')

  const changed = await world.find(made.id)
  expect(changed).toMatchObject({ revision: 2, status: 'completed' })
  expect(changed.content?.slides[0]).toMatchObject({
    title: 'Бег без боли',
    subtitle: 'Первый месяц',
  })
  expect(changed.pictures?.slice(1)).toEqual(made.pictures?.slice(1))
  expect(changed.pictures?.[0]).toBe(`carousels/${made.id}/r2/1.jpg`)

  await world.press(chatId, t.buttons.album)
  const album = (await world.telegram.answers(chatId)).filter((m) => m.media_group_id)
  expect(album).toHaveLength(2 * (made.content?.slides.length ?? 0))
})

test('a redelivered change is made once and told once (I3, I29)', async () => {
  const made = await world.make(chatId)
  await openSlide(1)
  await world.press(chatId, t.buttons.text)
  await world.telegram.say(chatId, 'Одно название')
  await world.receive()
  const events = (await world.newEvents()).filter(
    ({ type }) => type === 'carousel.change.requested',
  )
  for (const event of [...events, ...events]) await world.start(event, `run ${Math.random()}`)
  expect(await world.revisions(made.id)).toHaveLength(2)
  const photos = (await world.telegram.answers(chatId)).filter((m) => m.photo && !m.media_group_id)
  expect(photos).toHaveLength(1)
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

test('killed between drawing and delivering, it goes on: nothing is drawn again, one album comes (I9, I29)', async () => {
  const made = await world.make(chatId)
  const event = await askedChange()
  let isDead = false
  await world.start(event, 'run', {
    ...forgetful,
    run: async (id, work) => {
      isDead ||= id === 'deliver the change'
      if (isDead) throw new Error('killed')
      return work()
    },
  })
  const before = world.drawn.length
  expect(await albums()).toHaveLength(1)
  await world.start(event, 'run')
  expect(world.drawn.length).toBe(before)
  expect(await albums()).toHaveLength(2)
  await world.start(event, 'run')
  expect(await albums()).toHaveLength(2)
  expect(await world.find(made.id)).toMatchObject({ revision: 2, format: 'square' })
})

test('a button that names the carousel of another chat says that it is not here', async () => {
  const made = await world.make(chatId)
  const other = chatId + 600
  const theirs = await world.make(other)
  const ids = await world.query(
    'select id, data from telegram_buttons where chat_id = $1 and kind = $2',
    [chatId, 'editing.package'],
  )
  await world.query(
    "update telegram_buttons set data = jsonb_set(data, '{carouselId}', $1::jsonb) where id = $2 and chat_id = $3",
    [JSON.stringify(theirs.id), ids[0]?.['id'], chatId],
  )
  const before = (await world.telegram.answers(other)).length
  await world.press(chatId, t.buttons.package)
  expect((await world.telegram.answers(chatId)).filter(({ document }) => document)).toEqual([])
  expect((await world.telegram.answers(other)).length).toBe(before)
  expect(made.id).not.toBe(theirs.id)
})
