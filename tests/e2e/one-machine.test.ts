import { stat } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { albumsOf, createMachine, eventually, type Machine } from '../support/machine.ts'

interface CarouselAnswer {
  id: string
  status: string
  writer: string
  caption: string
  hashtags: string[]
  slides: {
    index: number
    width: number
    height: number
    jpeg_url: string
    png_url: string
    alt: string
  }[]
}

let machine: Machine
beforeAll(async () => {
  machine = await createMachine()
  await machine.start()
}, 120_000)
afterAll(() => machine.remove())

const api = async (path: string, init: RequestInit = {}, key?: string) =>
  fetch(`${machine.url}/api/v1${path}`, {
    ...init,
    headers: {
      authorization: `Bearer ${key ?? (await machine.apiKey())}`,
      'content-type': 'application/json',
      ...(init.headers as Record<string, string> | undefined),
    },
  })

const jpegSize = async (url: string) => {
  const bytes = Buffer.from(await (await fetch(new URL(url, machine.url))).arrayBuffer())
  for (let at = 2; at < bytes.length; at += 2 + bytes.readUInt16BE(at + 2)) {
    const marker = bytes.readUInt16BE(at)
    if (marker === 0xffc0 || marker === 0xffc2) {
      return { width: bytes.readUInt16BE(at + 7), height: bytes.readUInt16BE(at + 5) }
    }
  }
  throw new Error('not a JPEG')
}

describe('Potok on one machine, without any key', () => {
  test('a topic in the chat becomes an album of 1080×1350 pictures and a message with buttons', async () => {
    await machine.say(1, '/carousel Как начать бегать')
    const messages = await eventually('the album and its buttons', async () => {
      const chat = await machine.chat(1)
      return albumsOf(chat).length > 0 && chat.at(-1)?.reply_markup ? chat : null
    })
    const [album = [], ...more] = albumsOf(messages)
    expect(more).toEqual([])
    expect(album.length).toBeGreaterThanOrEqual(5)
    expect(album.length).toBeLessThanOrEqual(10)
    for (const { photo } of album)
      expect(photo?.at(-1)).toMatchObject({ width: 1080, height: 1350 })
    const url = album[0]?.url ?? album[0]?.photo?.at(-1)?.url ?? ''
    expect(await jpegSize(url)).toEqual({ width: 1080, height: 1350 })
  })

  test('the button for the post package brings every slide as PNG, in order', async () => {
    const before = await machine.chat(1)
    const menu = before.at(-1)
    const button = menu?.reply_markup?.inline_keyboard
      .flat()
      .find(({ text }) => text.startsWith('📦'))
    await machine.press(1, menu?.message_id ?? 0, button?.callback_data ?? '')
    const slides = albumsOf(before)[0]?.length ?? 0
    const names = await eventually('the files', async () => {
      const files = (await machine.chat(1)).flatMap(({ document }) => document ?? [])
      return files.length === slides ? files.map((file) => file.file_name) : null
    })
    expect(names).toEqual(Array.from({ length: slides }, (_, i) => `slide-${i + 1}.png`))
  })

  test('a text file is fetched from the simulator and becomes a carousel', async () => {
    const form = new FormData()
    const words = 'Кофейня за год\n\nСчитайте деньги каждый день.\n\nСлушайте постоянных гостей.'
    form.set('file', new Blob([words], { type: 'text/plain' }), 'coffee.txt')
    const path = '/simulator/chats/2/documents'
    const sent = await fetch(machine.url + path, { method: 'POST', body: form })
    expect(sent.status).toBe(201)
    await eventually('the album', async () => albumsOf(await machine.chat(2)).length > 0)
  })

  test('the same by API: accepted, then its slides as JPEG and PNG', async () => {
    const created = await api('/carousels', {
      method: 'POST',
      body: JSON.stringify({ topic: 'How to start running', style: 'midnight', format: 'square' }),
    })
    expect(created.status).toBe(202)
    const { id } = (await created.json()) as CarouselAnswer
    const carousel = await eventually('the carousel', async () => {
      const answer = (await (await api(`/carousels/${id}`)).json()) as CarouselAnswer
      return answer.status === 'completed' ? answer : null
    })
    expect(carousel.writer).toBe('builtin')
    expect(carousel.slides.length).toBeGreaterThanOrEqual(5)
    const [first] = carousel.slides
    expect(first).toMatchObject({ index: 0, width: 1080, height: 1080, alt: expect.any(String) })
    expect(await jpegSize(first?.jpeg_url ?? '')).toEqual({ width: 1080, height: 1080 })
    const png = await fetch(first?.png_url ?? '')
    expect(png.headers.get('content-type')).toBe('image/png')

    const page = (await (await api('/carousels?limit=1')).json()) as { items: CarouselAnswer[] }
    expect(page.items.map((item) => item.id)).toEqual([id])
  })

  test.each([
    ['no topic', '{}', 400, 'topic'],
    ['broken JSON', '{"topic":', 400, 'body'],
    ['an unknown style', '{"topic":"x","style":"gothic"}', 400, 'style'],
    ['a topic and a text', '{"topic":"x","text":"y"}', 400, 'text'],
    ['a list', '[]', 400, 'body'],
    ['deep nesting', `{"topic":${'['.repeat(50_000)}${']'.repeat(50_000)}}`, 400, 'body'],
    ['10 MB of text', JSON.stringify({ text: 'x'.repeat(10_000_000) }), 413, undefined],
  ])(
    '%s is refused, by field and rule, and changes nothing (I31)',
    async (_, body, status, field) => {
      const before = await (await api('/carousels')).json()
      const answer = await api('/carousels', { method: 'POST', body })
      expect(answer.status).toBe(status)
      expect(answer.headers.get('content-type')).toBe('application/problem+json')
      const problem = (await answer.json()) as { errors?: { field: string }[] }
      expect(problem.errors?.[0]?.field).toBe(field)
      const after = await (await api('/carousels')).json()
      expect(idsOf(after)).toEqual(idsOf(before))
    },
  )

  test('another kind of body, a wrong key and a wrong secret are refused', async () => {
    const plain = await api('/carousels', {
      method: 'POST',
      body: 'x',
      headers: { 'content-type': 'text/plain' },
    })
    expect(plain.status).toBe(415)
    expect((await api('/carousels', {}, 'pk_wrong')).status).toBe(401)
    const update = { method: 'POST', body: '{"update_id":1}' }
    expect((await fetch(`${machine.url}/telegram/webhook`, update)).status).toBe(401)
  })

  test('an address without a valid signature shows no picture (I22)', async () => {
    const url = `${machine.url}/files/carousels/01a1fe56-3dc8-7608-9143-c1640d3116cb/1.jpg`
    expect((await fetch(url)).status).toBe(403)
  })

  test('nobody outside the process reaches the durable functions or the engine', async () => {
    for (const path of ['/api/inngest', '/e/key', '/fn/register', '/v1/events']) {
      const answer = await fetch(machine.url + path, { method: 'POST', body: '{}' })
      expect(answer.status, path).toBe(404)
    }
  })

  test('the key lies in a file that only its owner can read, and was printed once', async () => {
    const { mode } = await stat(join(machine.folder, 'api-key'))
    expect(mode & 0o777).toBe(0o600)
    expect(machine.output().split(await machine.apiKey())).toHaveLength(2)
  })

  test('a second process on the same folder is refused with a clear message', async () => {
    const twin = await createMachine({ POTOK_DATA: machine.folder })
    await expect(twin.start()).rejects.toThrow(/Potok cannot start\. .*(use|lock)/i)
    await twin.remove()
  })

  test('after a stop and a start the chat and the key are the same', async () => {
    const before = await machine.chat(1)
    expect(await machine.stop()).toBe(0)
    await machine.start()
    expect(await machine.chat(1)).toEqual(before)
    expect((await api('/carousels')).status).toBe(200)
  })
})

function idsOf(page: unknown): string[] {
  return (page as { items: { id: string }[] }).items.map(({ id }) => id)
}
