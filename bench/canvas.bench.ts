import { readFileSync } from 'node:fs'
import { setTimeout as sleep } from 'node:timers/promises'
import { renderAsync } from '@resvg/resvg-js'
import { createCanvas, ImageData } from 'canvas'
import satori from 'satori'
import { createSlideRenderer } from '../adapters/canvas/create-slide-renderer.ts'
import { FONT_FILES, fontPath } from '../adapters/canvas/font-files.ts'
import type { SlideContent } from '../workflows/carousel/content.ts'
import type { Slide } from '../workflows/carousel/slides.ts'
import { STYLES } from '../workflows/carousel/styles.ts'
import { SAMPLE_SLIDES } from '../tests/support/sample-carousels.ts'
import { median, report } from './support/report.ts'

const ALBUM = 10
const ROUNDS = 15
const LONG_RUN = 300
const LONG_RUN_WARM_UP = 30
const { width, height } = { width: 1080, height: 1350 }

const points = Array.from({ length: 4 }, (_, i) => {
  const content = SAMPLE_SLIDES.ru.find(({ kind }) => kind === 'points')
  return content?.kind === 'points' ? (content.points[i] ?? '') : ''
})
const content: SlideContent = { kind: 'points', title: 'Что нужно на старте', points, alt: '' }

// Same text, same size, same kind of picture for both: a dark ground, a title, four cards, a number.
function slide(index: number): Slide {
  const style = 'midnight'
  return {
    index,
    total: ALBUM,
    format: 'portrait',
    style,
    language: 'ru',
    handle: '@potok',
    content,
  }
}

const renderer = createSlideRenderer()
const potok = () =>
  Promise.all(Array.from({ length: ALBUM }, (_, i) => renderer.render(slide(i), 'jpeg')))

// Satori reads no woff2, so it gets the same faces as woff.
const satoriFonts = FONT_FILES.filter(({ family }) =>
  /^golos-text-(?:400|800)-normal-(?:latin|cyrillic)$/.test(family),
).map(({ family, specifier }) => {
  const path = fontPath({ family, specifier: specifier.replace('.woff2', '.woff') })
  return {
    name: family.includes('-latin') ? 'Golos Latin' : 'Golos Cyrillic',
    data: readFileSync(path),
    weight: family.includes('-800-') ? (800 as const) : (400 as const),
    style: 'normal' as const,
  }
})

type Style = Record<string, string | number>
const box = (style: Style, children: unknown) => ({
  type: 'div',
  key: null,
  props: { style: { display: 'flex', ...style }, children },
})

async function satoriSlide(index: number): Promise<Uint8Array> {
  const fontFamily = 'Golos Latin, Golos Cyrillic'
  const tree = box(
    {
      width,
      height,
      flexDirection: 'column',
      justifyContent: 'center',
      padding: 130,
      gap: 24,
      background: 'linear-gradient(135deg, #141b26, #0a0d12)',
      color: '#f5f7fa',
      fontFamily,
      fontSize: 46,
    },
    [
      box({ fontSize: 28, justifyContent: 'space-between' }, ['@potok', `${index + 1} — ${ALBUM}`]),
      box({ width: 88, height: 10, background: '#c8f751' }, undefined),
      box({ fontSize: 76, fontWeight: 800, lineHeight: 1.06 }, 'Что нужно на старте'),
      ...points.map((point) =>
        box({ background: '#18202b', borderRadius: 28, padding: 32, lineHeight: 1.36 }, point),
      ),
    ],
  )
  const svg = await satori(tree, { width, height, fonts: satoriFonts })
  const image = await renderAsync(svg, { font: { loadSystemFonts: false } })
  const canvas = createCanvas(width, height)
  const pixels = new Uint8ClampedArray(image.pixels)
  canvas.getContext('2d').putImageData(new ImageData(pixels, width, height), 0, 0)
  return canvas.encode('jpeg', 90)
}
const others = () => Promise.all(Array.from({ length: ALBUM }, (_, i) => satoriSlide(i)))

interface Cost {
  wall: number
  /** Of all threads: what a busy machine does not change. */
  cpu: number
}

async function cost(album: () => Promise<unknown>): Promise<Cost> {
  const start = performance.now()
  const before = process.cpuUsage()
  await album()
  const { user, system } = process.cpuUsage(before)
  return { wall: performance.now() - start, cpu: (user + system) / 1000 }
}

const middle = (costs: readonly Cost[]): Cost => ({
  wall: median(costs.map(({ wall }) => wall)),
  cpu: median(costs.map(({ cpu }) => cpu)),
})

async function interleaved(): Promise<{ ours: Cost; theirs: Cost }> {
  const ours: Cost[] = []
  const theirs: Cost[] = []
  await potok()
  await others()
  for (let round = 0; round < ROUNDS; round++) {
    ours.push(await cost(potok))
    theirs.push(await cost(others))
  }
  return { ours: middle(ours), theirs: middle(theirs) }
}

/** A real mix: every style, every kind, so that no cache has seen it all. */
function mixedAlbum(number: number): Promise<unknown> {
  const style = STYLES[number % STYLES.length] ?? STYLES[0]
  const samples = SAMPLE_SLIDES[number % 2 === 0 ? 'ru' : 'en']
  return Promise.all(
    Array.from({ length: ALBUM }, (_, i) => {
      const words = samples[i % samples.length] ?? content
      return renderer.render({ ...slide(i), style, content: renamed(words, number) }, 'jpeg')
    }),
  )
}

function renamed(words: SlideContent, number: number): SlideContent {
  return 'title' in words ? { ...words, title: `${words.title} ${number}` } : words
}

async function settledMemory(): Promise<number> {
  globalThis.gc?.()
  await sleep(300)
  return process.memoryUsage.rss() / 2 ** 20
}

async function longRun(): Promise<{ growth: number; album: Cost }> {
  const costs: Cost[] = []
  for (let i = 0; i < LONG_RUN_WARM_UP; i++) await mixedAlbum(i)
  const before = await settledMemory()
  for (let i = 0; i < LONG_RUN; i++) costs.push(await cost(() => mixedAlbum(i)))
  return { growth: (await settledMemory()) - before, album: middle(costs) }
}

const { ours, theirs } = await interleaved()
const { growth, album } = await longRun()
const target = { target: 250, better: 'lower' } as const
report('canvas', [
  { metric: 'album of 10, same slide', value: ours.wall, unit: 'ms', ...target },
  { metric: 'the same by satori + resvg', value: theirs.wall, unit: 'ms' },
  { metric: 'times faster than satori + resvg', value: theirs.wall / ours.wall, unit: 'x' },
  { metric: 'album of 10, same slide, CPU', value: ours.cpu, unit: 'ms' },
  { metric: 'the same by satori + resvg, CPU', value: theirs.cpu, unit: 'ms' },
  { metric: 'times less CPU', value: theirs.cpu / ours.cpu, unit: 'x' },
  { metric: 'album of 10, all styles and kinds', value: album.wall, unit: 'ms', ...target },
  { metric: 'album of 10, all styles and kinds, CPU', value: album.cpu, unit: 'ms' },
  {
    metric: `memory growth over ${LONG_RUN} albums`,
    value: growth,
    unit: 'MB',
    target: 60,
    better: 'lower',
  },
])
