import { afterAll, beforeAll, expect, test } from 'vitest'
import {
  albumsOf,
  type ChatMessage,
  createMachine,
  eventually,
  type Machine,
} from '../../support/machine.ts'

const ME = 2

let machine: Machine
beforeAll(async () => {
  machine = await createMachine()
  await machine.start()
}, 60_000)
afterAll(() => machine.remove())

const wordsOf = ({ text, caption }: ChatMessage) => text ?? caption ?? ''
const chat = () => machine.chat(ME)
const seen = (what: string | RegExp) =>
  eventually(
    `the words ${String(what)}`,
    async () => (await chat()).findLast((message) => wordsOf(message).search(what) >= 0),
    60_000,
  )
/** Presses the newest button that has these words on it, once it is there. */
async function press(words: string) {
  const [message, data] = await eventually(
    `a button “${words}”`,
    async () => {
      for (const message of (await chat()).toReversed()) {
        const keys = message.reply_markup?.inline_keyboard.flat() ?? []
        const key = keys.find(({ text, callback_data }) => callback_data && text.includes(words))
        if (key?.callback_data) return [message, key.callback_data] as const
      }
      return null
    },
    60_000,
  )
  await machine.press(ME, message.message_id, data)
}

test('somebody who has never seen Potok wins a deal with an approval by pressing buttons', async () => {
  await machine.say(ME, '/start')
  await press('Try it as the owner')
  await seen('nearly won')
  await press('Open the deal')
  await seen('Tables and chairs for a summer terrace')
  await press('Won')
  await press('Yes')
  await seen(/asks you to approve|Please approve/)
  await press('Approve')
  await seen(/is approved/)
  await seen(/order/i)
  const key = await machine.apiKey()
  const orders = await eventually('the order', async () => {
    const answer = await fetch(`${machine.url}/api/v1/orders`, {
      headers: { authorization: `Bearer ${key}` },
    })
    const { items } = (await answer.json()) as { items: { status: string; total: number }[] }
    return items.length > 0 ? items : null
  })
  expect(orders).toHaveLength(1)
  expect(orders[0]).toMatchObject({ total: 520_000_00 })
}, 120_000)

test('nobody else becomes an owner so', async () => {
  await machine.say(1, '/start')
  const greeting = await eventually('a greeting', async () =>
    (await machine.chat(1)).find(({ reply_markup }) => reply_markup),
  )
  const key = greeting.reply_markup?.inline_keyboard
    .flat()
    .find(({ text }) => text.includes('Попробовать как владелец'))
  if (key?.callback_data) await machine.press(1, greeting.message_id, key.callback_data)
  const api = await machine.apiKey()
  const answer = await fetch(`${machine.url}/api/v1/members`, {
    headers: { authorization: `Bearer ${api}` },
  })
  expect(((await answer.json()) as { items: unknown[] }).items).toHaveLength(1)
})

test('and makes an album, mends one slide, takes the package and asks for an analysis', async () => {
  await machine.say(ME, 'How to choose a table')
  await eventually('an album', async () => albumsOf(await chat()).length > 0, 60_000)
  await press('Fix a slide')
  await press('2')
  await press('Write my own text')
  await seen(/Send|send/)
  const before = (await chat()).filter(({ photo }) => photo).length
  await machine.say(ME, 'Measure first\nThe door\nThe room\nThe people')
  await eventually(
    'the slide anew',
    async () => (await chat()).filter(({ photo }) => photo).length > before,
  )
  await press('Post package')
  const slides = albumsOf(before > 0 ? await chat() : [])[0]?.length ?? 0
  await eventually('the files', async () => {
    const files = (await chat()).filter(({ document }) => document?.mime_type === 'image/png')
    return files.length === slides
  })
  await machine.say(ME, '/start')
  await press('Analyse a text')
  await machine.say(
    ME,
    'We make tables of oak. It is necessary to carry out the implementation of the delivery of our products in the shortest possible time, because our customers are the best. Call us!',
  )
  const analysis = await seen(/improve/i)
  expect(wordsOf(analysis)).not.toMatch(/undefined|\[object/)
}, 180_000)

test('and sets a brand that the next carousel wears', async () => {
  await machine.say(ME, '/brand @oaktables #1a7348')
  await seen('@oaktables')
  const before = albumsOf(await chat()).length
  await machine.say(ME, 'How to care for oak')
  await eventually('the album', async () => albumsOf(await chat()).length > before, 60_000)
  const key = await machine.apiKey()
  const answer = await fetch(`${machine.url}/api/v1/carousels?limit=1`, {
    headers: { authorization: `Bearer ${key}` },
  })
  expect(((await answer.json()) as { items: unknown[] }).items).toHaveLength(1)
}, 120_000)
