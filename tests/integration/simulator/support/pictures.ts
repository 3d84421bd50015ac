import { createCanvas } from 'canvas'

/** A real picture whose colour tells it from others. */
export function picture(
  width = 108,
  height = 135,
  options: { color?: string; type?: 'image/jpeg' | 'image/png' } = {},
): Buffer {
  const canvas = createCanvas(width, height)
  const context = canvas.getContext('2d')
  context.fillStyle = options.color ?? '#3a7fd0'
  context.fillRect(0, 0, width, height)
  return options.type === 'image/png' ? canvas.toBuffer('image/png') : canvas.toBuffer('image/jpeg')
}
