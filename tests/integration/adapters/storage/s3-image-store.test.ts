import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createS3ImageStore } from '../../../../adapters/storage/create-s3-image-store.ts'
import { S3_KEYS, startS3Server } from '../../../support/s3-server.ts'

const scope = { organizationId: 'org', workspaceId: 'ws' }
const image = { bytes: new Uint8Array([1, 2, 3]), mediaType: 'image/png' as const }
const key = 'carousels/c/1.png'

describe('pictures in S3-compatible storage', () => {
  let server: Awaited<ReturnType<typeof startS3Server>>
  beforeAll(async () => {
    server = await startS3Server('pictures')
  })
  afterAll(() => server.close())

  const storeWith = (change: Partial<Parameters<typeof createS3ImageStore>[0]> = {}) =>
    createS3ImageStore({
      endpoint: server.endpoint,
      bucket: 'pictures',
      region: 'auto',
      ...S3_KEYS,
      ...change,
    })

  test('a picture is what was put last, until it is deleted', async () => {
    const store = storeWith()
    expect(await store.get(scope, key)).toBeNull()
    await store.put(scope, key, { ...image, bytes: new Uint8Array([9]) })
    await store.put(scope, key, image)
    expect(await store.get(scope, key)).toEqual(image)
    await store.delete(scope, key)
    await store.delete(scope, key)
    expect(await store.get(scope, key)).toBeNull()
  })

  test('each tenant has a folder of its own (I22)', async () => {
    const store = storeWith()
    await store.put(scope, key, image)
    expect(await store.get({ ...scope, workspaceId: 'other' }, key)).toBeNull()
    expect(server.keys()).toEqual([`/pictures/org/ws/${key}`])
  })

  test.each([
    [503, 'provider_unavailable'],
    [429, 'provider_unavailable'],
    [400, 'provider_rejected'],
  ])('an answer of %i is %s', async (status, code) => {
    server.answerNext(status)
    await expect(storeWith().get(scope, key)).rejects.toMatchObject({ code })
  })

  test('a wrong key is rejected, and the error does not show it (I32)', async () => {
    const store = storeWith({ secretAccessKey: 'wrong-secret' })
    const failure = await store.put(scope, key, image).catch((error: unknown) => error)
    expect(failure).toMatchObject({ code: 'provider_rejected' })
    expect(String(failure)).not.toContain('wrong-secret')
  })

  test('a missing bucket and a host that does not answer are said so', async () => {
    await expect(storeWith({ bucket: 'none' }).put(scope, key, image)).rejects.toThrow(
      'There is no bucket none',
    )
    const away = storeWith({ endpoint: 'http://127.0.0.1:1' })
    await expect(away.get(scope, key)).rejects.toMatchObject({ code: 'provider_unavailable' })
  })
})
