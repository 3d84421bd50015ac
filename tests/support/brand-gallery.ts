import { writeFile } from 'node:fs/promises'
import { createCanvas, loadImage } from 'canvas'
import { createSlideRenderer } from '../../adapters/canvas/create-slide-renderer.ts'
import type { SlideBrand } from '../../workflows/brand/brand-kit.ts'
import type { Language } from '../../workflows/carousel/content.ts'
import { FORMATS } from '../../workflows/carousel/slides.ts'
import type { Style } from '../../workflows/carousel/styles.ts'
import { SAMPLE_SLIDES } from './sample-carousels.ts'

const LOGO = { key: 'sample', width: 300, height: 300 }

/** Made-up companies, each in a look of its own. */
const BRANDS: readonly { style: Style; sign: string; brand: SlideBrand }[] = [
  {
    style: 'editorial',
    sign: '#0f766e',
    brand: {
      handle: '@tea.house',
      colors: { primary: '#0f766e', background: '#fdf8ec' },
      font: 'playfair',
      logo: LOGO,
    },
  },
  {
    style: 'swiss',
    sign: '#111827',
    brand: {
      handle: '@yellow.run',
      colors: { primary: '#facc15', accent: '#db2777' },
      font: 'unbounded',
      logo: LOGO,
    },
  },
  {
    style: 'midnight',
    sign: '#ffffff',
    brand: {
      handle: '@orbit_dev',
      colors: { primary: '#f97316', background: '#140f2d' },
      font: 'inter',
      logo: LOGO,
    },
  },
  {
    style: 'paper',
    sign: '#7c3aed',
    brand: { handle: '@lena.teaches', colors: { primary: '#7c3aed' }, font: 'caveat', logo: LOGO },
  },
]

/** A ring with a dot, as somebody's logo. */
async function sign(color: string): Promise<Uint8Array> {
  const canvas = createCanvas(300, 300)
  const context = canvas.getContext('2d')
  context.strokeStyle = color
  context.fillStyle = color
  context.lineWidth = 56
  context.arc(150, 150, 120, 0, 1.6 * Math.PI)
  context.stroke()
  context.beginPath()
  context.arc(150, 150, 50, 0, 2 * Math.PI)
  context.fill()
  return canvas.encode('png')
}

/** Writes one picture with a row per brand. */
export async function writeBrandGallery(
  file: string,
  {
    language,
    slides,
    slideWidth,
  }: { language: Language; slides: readonly number[]; slideWidth: number },
): Promise<void> {
  const { width, height } = FORMATS.portrait
  const slideHeight = Math.round((slideWidth * height) / width)
  const gap = Math.round(slideWidth * 0.06)
  const canvas = createCanvas(
    slides.length * (slideWidth + gap) + gap,
    BRANDS.length * (slideHeight + gap) + gap,
  )
  const context = canvas.getContext('2d')
  context.fillStyle = '#e4e4e2'
  context.fillRect(0, 0, canvas.width, canvas.height)
  context.imageSmoothingQuality = 'high'
  const half = createCanvas(width / 2, height / 2).getContext('2d')
  half.imageSmoothingQuality = 'high'
  const renderer = createSlideRenderer()
  const samples = SAMPLE_SLIDES[language]
  for (const [row, { style, brand, sign: color }] of BRANDS.entries()) {
    const logo = await sign(color)
    for (const [column, index] of slides.entries()) {
      const content = samples[index]
      if (content === undefined) continue
      const { handle } = brand
      const place = { index, total: samples.length, format: 'portrait', language, style } as const
      const bytes = await renderer.render({ ...place, handle, brand, content }, 'png', logo)
      const image = await loadImage(Buffer.from(bytes))
      // Halved first: the canvas skips pixels when it makes a picture much smaller.
      half.drawImage(image, 0, 0, width / 2, height / 2)
      const [x, y] = [gap + column * (slideWidth + gap), gap + row * (slideHeight + gap)]
      context.drawImage(half.canvas, x, y, slideWidth, slideHeight)
    }
  }
  await writeFile(file, await canvas.encode('jpeg', 84))
}
