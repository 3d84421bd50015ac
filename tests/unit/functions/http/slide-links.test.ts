import fc from 'fast-check'
import { Hono } from 'hono'
import { describe, expect, test } from 'vitest'
import type { ApiEnv } from '../../../../functions/http/authenticate.ts'
import { createSlideLinks } from '../../../../functions/http/slide-links.ts'

const clock = { time: 1_000_000, now: () => clock.time }
const links = createSlideLinks({ secret: 'a secret of a good length', clock })
const scope = { organizationId: 'org', workspaceId: 'ws' }

async function signed(): Promise<URL> {
  const app = new Hono<ApiEnv>().get('/', (c) => {
    c.set('caller', { ...scope, actor: { type: 'api_key', id: 'k' }, permissions: new Set() })
    return c.text(links.sign(c)('01a1fe31-293c-75ab-9660-fdfe33a2ff23', 0, 'jpeg', 1))
  })
  return new URL(await (await app.request('http://potok.test/')).text())
}

describe('the address of a picture', () => {
  test('names its tenant for a day and no longer', async () => {
    const url = await signed()
    expect(links.verify(url)).toEqual(scope)
    clock.time += 24 * 60 * 60 * 1000
    expect(links.verify(url)).toBeNull()
    clock.time = 1_000_000
  })

  test('any change of it is refused (I22, I24)', async () => {
    const url = await signed()
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom('tenant', 'expires', 'signature'),
        fc.string({ minLength: 1 }),
        async (name, value) => {
          const forged = new URL(url)
          fc.pre(forged.searchParams.get(name) !== value)
          forged.searchParams.set(name, value)
          expect(links.verify(forged)).toBeNull()
        },
      ),
    )
    const other = new URL(url)
    other.pathname = other.pathname.replace('/1.jpg', '/2.jpg')
    expect(links.verify(other)).toBeNull()
  })
})
