import { AppError } from '../shared/errors.ts'
import type { Member } from './ports.ts'

/**
 * A workspace keeps an owner.
 * @param owners the active ones, locked in this transaction
 * @throws AppError `conflict` when `member` is the only one
 */
export function requireAnotherOwner(owners: readonly string[], member: Pick<Member, 'id'>): void {
  if (!owners.includes(member.id) || owners.length > 1) return
  throw new AppError('conflict', 'This is the last owner of the workspace: make another one first')
}
