import { expect, test } from 'vitest'
import { files } from '../../../../functions/http/files.ts'
import type { SlideLinks } from '../../../../functions/http/slide-links.ts'
import type { StoredImage } from '../../../../workflows/carousel/ports.ts'
import type { Deps } from '../../../../workflows/deps.ts'

const ID = '01a1fe31-293c-75ab-9660-fdfe33a2ff23'
const links: SlideLinks = {
  sign: () => () => '',
  verify: () => ({ organizationId: 'org', workspaceId: 'ws' }),
}

function setUp(render: () => Promise<Uint8Array>) {
  const stored = new Map<string, StoredImage>()
  const deps = {
    inTenant: () =>
      Promise.resolve({ carousel: { slides: [{ index: 0 }, { index: 1 }] }, kept: null }),
    renderer: { render },
    images: {
      get: (_: unknown, key: string) => Promise.resolve(stored.get(key) ?? null),
      put: (_: unknown, key: string, image: StoredImage) => {
        stored.set(key, image)
        return Promise.resolve()
      },
    },
  } as unknown as Deps
  const app = files(deps, links)
  return (name: string) => app.request(`http://potok.test/carousels/${ID}/${name}`)
}

test('a hundred who ask for one PNG at once make it drawn once', async () => {
  let drawn = 0
  const get = setUp(async () => {
    drawn += 1
    await new Promise((resolve) => setImmediate(resolve))
    return new Uint8Array([drawn])
  })
  const answers = await Promise.all(Array.from({ length: 100 }, () => get('1.png')))
  const bodies = await Promise.all(
    answers.map(async (answer) => new Uint8Array(await answer.arrayBuffer())),
  )
  expect(new Set(bodies.map(String))).toEqual(new Set(['1']))
  expect(drawn).toBe(1)
  await get('2.png')
  expect(drawn).toBe(2)
})

test('a drawing that failed is tried again by the next request', async () => {
  let tries = 0
  const get = setUp(async () => {
    tries += 1
    if (tries === 1) throw new Error('no')
    return new Uint8Array([tries])
  })
  expect((await get('1.png')).status).toBe(500)
  expect((await get('1.png')).status).toBe(200)
})
