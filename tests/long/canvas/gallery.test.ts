import { mkdtemp, rm, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { writeGallery } from '../../support/gallery.ts'

const DOCS = fileURLToPath(new URL('../../../docs/images/templates.jpg', import.meta.url))

// `UPDATE_GOLDEN=1 npm run test:long -- tests/long/canvas/gallery.test.ts` draws that of the docs.
test('the picture of all looks can be drawn again, small enough for the docs', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'potok-gallery-'))
  const file = process.env['UPDATE_GOLDEN'] === '1' ? DOCS : join(folder, 'templates.jpg')
  try {
    await writeGallery(file, {
      language: 'en',
      slides: [0, 3, 5],
      columns: 2,
      slideWidth: 270,
      quality: 80,
    })
    expect((await stat(file)).size).toBeLessThanOrEqual(1_000_000)
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
})
