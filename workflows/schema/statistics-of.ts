import { isEmpty } from '../registry/is-empty.ts'
const SAMPLES = 5
const LENGTH = 100

export interface Statistics {
  samples: readonly unknown[]
  fillRate: number
}

/** Up to 5 different values in their order, and which part of all is one. */
export function statisticsOf(values: readonly unknown[]): Statistics {
  const samples = new Map<string, unknown>()
  let filled = 0
  for (const value of values) {
    if (isEmpty(value)) continue
    filled += 1
    if (samples.size >= SAMPLES) continue
    const shown = cut(value)
    const key = JSON.stringify(shown)
    if (!samples.has(key)) samples.set(key, shown)
  }
  const fillRate = values.length === 0 ? 0 : Math.round((filled / values.length) * 1000) / 1000
  return { samples: [...samples.values()], fillRate }
}

/** Lists and objects too, as text where they are too long. */
function cut(value: unknown): unknown {
  if (typeof value === 'string') return shortened(value)
  if (typeof value !== 'object') return value
  const text = JSON.stringify(value)
  return text.length > LENGTH ? shortened(text) : value
}

const shortened = (text: string): string =>
  text.length > LENGTH ? [...text].slice(0, LENGTH).join('') : text
