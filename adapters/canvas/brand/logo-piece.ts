import { figure, nothing, type Piece } from '../layout/piece.ts'
import type { LogoSize } from './logo-mark.ts'

/** The logo within the given limits, in pixels. */
export function logoPiece(logo: LogoSize | null, limits: { width: number; height: number }): Piece {
  if (!logo) return nothing
  const scale = Math.min(limits.width / logo.width, limits.height / logo.height)
  const [width, height] = [logo.width * scale, logo.height * scale]
  return figure(width, height, (x, y) => [{ kind: 'picture', box: { x, y, width, height } }])
}
