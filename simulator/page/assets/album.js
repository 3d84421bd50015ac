/**
 * Lays out an album as Telegram's apps do: 2 to 4 pictures in fixed patterns, more in rows of equal
 * height whose number is chosen so that the whole comes closest to a pleasant shape.
 * @param {{ width: number, height: number }[]} pictures
 * @returns {{ ratio: number, boxes: { x: number, y: number, width: number, height: number }[] }}
 * `ratio` is width by height of the whole; boxes are fractions of it
 */
export function layoutAlbum(pictures) {
  const ratios = pictures.map(({ width, height }) => clamp(width / height, 0.5, 2.2))
  const rows = pattern(ratios)
  return rows ?? inRows(ratios)
}

const clamp = (value, low, high) => Math.min(high, Math.max(low, value))

function pattern(ratios) {
  const [first = 1] = ratios
  const upright = ratios.every((ratio) => ratio < 1.2)
  if (ratios.length === 1) {
    return { ratio: first, boxes: [{ x: 0, y: 0, width: 1, height: 1 }] }
  }
  if ((ratios.length === 3 || ratios.length === 4) && (first < 0.75 || upright)) {
    return leadingColumn(ratios)
  }
  return null
}

/** The first picture on the left, the others in a column on its right. */
function leadingColumn(ratios) {
  const others = ratios.length - 1
  const width = others === 2 ? 0.66 : 0.72
  const ratio = clamp(ratios[0] / width, 0.85, 1.25)
  const boxes = [{ x: 0, y: 0, width, height: 1 }]
  for (let index = 0; index < others; index += 1) {
    boxes.push({ x: width, y: index / others, width: 1 - width, height: 1 / others })
  }
  return { ratio, boxes }
}

function inRows(ratios) {
  let best = null
  for (const counts of splits(ratios.length)) {
    const heights = []
    let at = 0
    for (const count of counts) {
      const sum = ratios.slice(at, at + count).reduce((total, ratio) => total + ratio, 0)
      heights.push(1 / sum)
      at += count
    }
    const total = heights.reduce((sum, height) => sum + height, 0)
    const uneven = Math.max(...heights) / Math.min(...heights) - 1
    const growing = counts.some((count, index) => index > 0 && count < counts[index - 1]) ? 0.2 : 0
    const cost = Math.abs(total - 1.15) + uneven * 0.15 + growing
    if (!best || cost < best.cost) best = { cost, counts, heights, total }
  }
  return place(ratios, best)
}

/** Every way to spread the pictures over rows of one to four. */
function splits(count) {
  if (count === 0) return [[]]
  return [1, 2, 3, 4]
    .filter((size) => size <= count)
    .flatMap((size) => splits(count - size).map((rest) => [size, ...rest]))
}

function place(ratios, { counts, heights, total }) {
  const boxes = []
  let at = 0
  let y = 0
  for (const [row, count] of counts.entries()) {
    const line = ratios.slice(at, at + count)
    const sum = line.reduce((all, ratio) => all + ratio, 0)
    const height = heights[row] / total
    let x = 0
    for (const ratio of line) {
      boxes.push({ x, y, width: ratio / sum, height })
      x += ratio / sum
    }
    y += height
    at += count
  }
  return { ratio: clamp(1 / total, 0.5, 2.2), boxes }
}
