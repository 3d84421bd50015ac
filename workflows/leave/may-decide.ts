import type { Caller } from '../access/caller.ts'
import { AppError } from '../shared/errors.ts'
import type { LeavePeople } from './people-of.ts'

export const DECIDE = 'leave-requests:decide'

/**
 * The manager of who asks decides, and everyone with `leave-requests:decide` whom the workspace did not
 * leave out by naming others. A key of the workspace itself decides for nobody in particular.
 * @throws AppError `forbidden`
 */
export function requireDecider(
  { userId, permissions }: Pick<Caller, 'userId' | 'permissions'>,
  people: LeavePeople,
): void {
  if (userId !== undefined) {
    if (userId === people.userId) {
      throw new AppError('forbidden', 'Nobody decides their own leave request')
    }
    if (userId === people.managerUserId) return
  }
  if (!permissions.has(DECIDE)) {
    throw new AppError('forbidden', `This needs the permission ${DECIDE}, or to be the manager`)
  }
  const { approverUserIds } = people
  if (userId === undefined || approverUserIds.length === 0 || approverUserIds.includes(userId))
    return
  throw new AppError('forbidden', 'The workspace has named others who decide leave requests')
}
