import { createCanvas } from 'canvas'

/** A blue ring on nothing, with a margin of its own. */
export function sampleLogo(width = 400, height = 300, color = '#1a73e8') {
  const canvas = createCanvas(width, height)
  const context = canvas.getContext('2d')
  context.fillStyle = color
  context.fillRect(width * 0.25, height * 0.25, width * 0.5, height * 0.5)
  return canvas
}

/** PNG bytes whose header claims another size than they have. */
export function claiming(png: Uint8Array, width: number, height: number): Uint8Array {
  const lying = Buffer.from(png)
  lying.writeUInt32BE(width, 16)
  lying.writeUInt32BE(height, 20)
  return lying
}

/** The same PNG with an animation's chunk after its header. */
export function animated(png: Uint8Array): Uint8Array {
  const chunk = Buffer.alloc(20)
  chunk.writeUInt32BE(8, 0)
  chunk.write('acTL', 4, 'latin1')
  return Buffer.concat([png.subarray(0, 33), chunk, png.subarray(33)])
}
