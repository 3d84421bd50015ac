/** SVG path data of simple figures, in pixels. */
export function rect(x: number, y: number, width: number, height: number): string {
  return `M${x} ${y}h${width}v${height}h${-width}z`
}

export function roundRect(x: number, y: number, width: number, height: number, r: number): string {
  const a = (dx: number, dy: number) => `a${r} ${r} 0 0 1 ${dx} ${dy}`
  const across = width - 2 * r
  const down = height - 2 * r
  return `M${x + r} ${y}h${across}${a(r, r)}v${down}${a(-r, r)}h${-across}${a(-r, -r)}v${-down}${a(r, -r)}z`
}

export function circle(x: number, y: number, r: number): string {
  return `M${x - r} ${y}a${r} ${r} 0 1 0 ${2 * r} 0a${r} ${r} 0 1 0 ${-2 * r} 0z`
}

/** A part of a circle's line; angles in turns, clockwise from the top. */
export function arc(x: number, y: number, r: number, from: number, to: number): string {
  const point = (turn: number) =>
    `${x + r * Math.sin(turn * 2 * Math.PI)} ${y - r * Math.cos(turn * 2 * Math.PI)}`
  if (to - from >= 1) return circle(x, y, r)
  return `M${point(from)}A${r} ${r} 0 ${to - from > 0.5 ? 1 : 0} 1 ${point(to)}`
}

export function line(x0: number, y0: number, x1: number, y1: number): string {
  return `M${x0} ${y0}L${x1} ${y1}`
}

/** An arrow to the right: its tip at the end of `length`, its axis at `y`. */
export function arrow(x: number, y: number, length: number, head: number): string {
  return `M${x} ${y}h${length}M${x + length - head} ${y - head}l${head} ${head}l${-head} ${head}`
}
