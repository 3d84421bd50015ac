import { readdirSync, statSync } from 'node:fs'
import { beforeAll, describe, expect, test } from 'vitest'
import { registerFonts } from '../../../adapters/canvas/fonts.ts'
import { STYLES } from '../../../workflows/carousel/styles.ts'
import { compareWithGolden, TOLERANCE } from '../../support/golden.ts'

beforeAll(() => registerFonts())

// `UPDATE_GOLDEN=1 npm run test:long -- tests/long/canvas/golden.test.ts` keeps what is drawn now.
describe.each(STYLES)('%s looks as it did', (style) => {
  test.each(['portrait', 'square'] as const)('%s', async (format) => {
    const { mean, block } = await compareWithGolden(style, format)
    expect(mean, 'on the whole').toBeLessThanOrEqual(TOLERANCE.mean)
    expect(block, 'in one place').toBeLessThanOrEqual(TOLERANCE.block)
  })
})

test('the golden sheets stay small, and there are none of looks that are no more', () => {
  const folder = new URL('../../fixtures/golden/', import.meta.url)
  const files = readdirSync(folder)
  const expected = STYLES.flatMap((style) => [`${style}-portrait.jpg`, `${style}-square.jpg`])
  expect(files.toSorted()).toEqual(expected.toSorted())
  const bytes = files.reduce((sum, file) => sum + statSync(new URL(file, folder)).size, 0)
  expect(bytes).toBeLessThan(3_000_000)
})
