import { describe, expect, test } from 'vitest'
import { createMemoryCache, type Change } from '../../../../adapters/cache/create-memory-cache.ts'
import type { CacheKind } from '../../../../workflows/shared/cache.ts'
import { quietLogger as logger } from '../../../support/quiet-logger.ts'

const a = { organizationId: 'org', workspaceId: 'a' }
const b = { organizationId: 'org', workspaceId: 'b' }

function world(options: { capacity?: number; changes?: () => Promise<readonly Change[]> } = {}) {
  let now = 0
  const cache = createMemoryCache({ clock: { now: () => now }, logger, ...options })
  let loads = 0
  return {
    cache,
    pass: (milliseconds: number) => {
      now += milliseconds
    },
    loads: () => loads,
    get: (scope = a, key = 'k', kind: CacheKind = 'settings') =>
      cache.get(scope, kind, key, () => Promise.resolve(`${scope.workspaceId} ${++loads}`)),
  }
}

describe('a cached value', () => {
  test('is loaded once, and again after 300 s (I17)', async () => {
    const { get, pass } = world()
    expect(await get()).toBe('a 1')
    pass(299_999)
    expect(await get()).toBe('a 1')
    pass(1)
    expect(await get()).toBe('a 2')
  })

  test('is one per tenant, kind and key (I17)', async () => {
    const { get, loads } = world()
    expect(await get(a)).toBe('a 1')
    expect(await get(b)).toBe('b 2')
    await get(a, 'other')
    await get(a, 'k', 'rules')
    expect(loads()).toBe(4)
  })

  test('is loaded once by many who ask at the same time', async () => {
    const { get, loads } = world()
    expect(new Set(await Promise.all(Array.from({ length: 50 }, () => get())))).toEqual(
      new Set(['a 1']),
    )
    expect(loads()).toBe(1)
  })

  test('is gone at once after an invalidation, of that kind and tenant only', async () => {
    const { cache, get } = world()
    await get(a)
    await get(b)
    await get(a, 'k', 'rules')
    cache.invalidate(a, 'settings')
    expect(await get(a)).toBe('a 4')
    expect(await get(b)).toBe('b 2')
    expect(await get(a, 'k', 'rules')).toBe('a 3')
  })

  test('that was loaded before an invalidation is not kept after it', async () => {
    const { cache } = world()
    const { promise, resolve } = Promise.withResolvers<string>()
    const early = cache.get(a, 'settings', 'k', () => promise)
    await Promise.resolve()
    cache.invalidate(a, 'settings')
    const late = cache.get(a, 'settings', 'k', () => Promise.resolve('new'))
    resolve('old')
    expect(await early).toBe('old')
    expect(await late).toBe('new')
    expect(await cache.get(a, 'settings', 'k', () => Promise.resolve('newer'))).toBe('new')
  })

  test('makes room for others when it was asked for least recently', async () => {
    const { get, loads } = world({ capacity: 2 })
    await get(a, 'one')
    await get(a, 'two')
    await get(a, 'one')
    await get(a, 'three')
    expect(loads()).toBe(3)
    await get(a, 'one')
    expect(loads()).toBe(3)
    await get(a, 'two')
    expect(loads()).toBe(4)
  })

  test('is not kept when loading failed, or gave nothing', async () => {
    const { cache } = world()
    const get = (load: () => Promise<unknown>) => cache.get(a, 'rules', 'k', load)
    await expect(get(() => Promise.reject(new Error('no')))).rejects.toThrow('no')
    expect(await get(() => Promise.resolve(undefined))).toBeUndefined()
    expect(await get(() => Promise.resolve(null))).toBeNull()
    expect(await get(() => Promise.resolve('late'))).toBeNull()
  })

  test('is loaded anew by whoever shared a load that failed', async () => {
    const { cache } = world()
    const first = cache.get(a, 'rules', 'k', () => Promise.reject(new Error('rolled back')))
    const second = cache.get(a, 'rules', 'k', () => Promise.resolve('mine'))
    await expect(first).rejects.toThrow('rolled back')
    expect(await second).toBe('mine')
  })
})

describe('changes of other processes', () => {
  test('are looked for once a second, by many at the same time together', async () => {
    let looks = 0
    const { cache, pass } = world({
      changes: () => {
        looks += 1
        return Promise.resolve([])
      },
    })
    await Promise.all([cache.refresh(), cache.refresh()])
    pass(999)
    await cache.refresh()
    expect(looks).toBe(1)
    pass(1)
    await cache.refresh()
    expect(looks).toBe(2)
  })

  test('drop what they name, and nothing else', async () => {
    let changes: Change[] = []
    const { cache, get, pass } = world({ changes: () => Promise.resolve(changes) })
    await cache.refresh()
    await get(a)
    await get(b)
    await get(a, 'k', 'rules')
    changes = [
      { ...a, kind: 'settings' },
      { ...b, kind: 'rules' },
    ]
    pass(1000)
    await cache.refresh()
    expect(await get(a)).toBe('a 4')
    expect(await get(b)).toBe('b 2')
    expect(await get(a, 'k', 'rules')).toBe('a 3')
  })

  test('that cannot be read leave nothing to trust', async () => {
    let broken = false
    const { cache, get, pass } = world({
      changes: () => (broken ? Promise.reject(new Error('down')) : Promise.resolve([])),
    })
    await cache.refresh()
    await get()
    broken = true
    pass(1000)
    await cache.refresh()
    expect(await get()).toBe('a 2')
  })
})
