import { mkdtemp, rm, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { writeGallery } from '../../support/gallery.ts'

test('the picture of all templates can be drawn again, small enough for the README', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'potok-gallery-'))
  const file = join(folder, 'templates.jpg')
  try {
    await writeGallery(file, { language: 'ru', slides: [0, 3, 5], slideWidth: 290, quality: 82 })
    expect((await stat(file)).size).toBeLessThanOrEqual(400_000)
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
})
