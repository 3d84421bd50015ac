import { AppError } from '../shared/errors.ts'
import { isOpen, type ProductionOrder } from './lock-production.ts'

/** @throws AppError `conflict` for a production order that is completed or cancelled */
export function requireOpen(made: ProductionOrder): void {
  if (isOpen(made)) return
  const name = made.number ?? 'The production order'
  throw new AppError('conflict', `${name} is ${made.status}: that is its end`)
}
