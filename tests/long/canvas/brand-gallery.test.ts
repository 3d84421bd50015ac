import { mkdtemp, rm, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { writeBrandGallery } from '../../support/brand-gallery.ts'

const DOCS = fileURLToPath(new URL('../../../docs/images/brand.jpg', import.meta.url))

// `UPDATE_GOLDEN=1 npm run test:long -- tests/long/canvas/brand-gallery.test.ts` draws that of the docs.
test('the picture of brands can be drawn again, small enough for the docs', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'potok-brands-'))
  const file = process.env['UPDATE_GOLDEN'] === '1' ? DOCS : join(folder, 'brand.jpg')
  try {
    await writeBrandGallery(file, { language: 'en', slides: [0, 2, 4, 5, 6], slideWidth: 250 })
    expect((await stat(file)).size).toBeLessThanOrEqual(600_000)
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
})
