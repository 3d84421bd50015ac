import type { Deps } from '../deps.ts'
import { AppError } from '../shared/errors.ts'

/** @throws AppError `forbidden` where an outside issuer signs people in */
export function requireOwnIssuer({ access }: Pick<Deps, 'access'>): void {
  const { outsideIssuer } = access.tokens
  if (outsideIssuer === null) return
  throw new AppError('forbidden', `People sign in at ${outsideIssuer}`)
}
