import type { Repositories } from '../deps.ts'
import { approval } from '../entities/approval.ts'
import { AppError } from '../shared/errors.ts'
import { findRecord } from '../shared/find-record.ts'
import { nameOfActor } from './name-of-actor.ts'

/** Goes on with what is approved. @throws AppError `forbidden` saying who declined and why, or that nobody answered */
export async function heedApproval(
  r: Pick<Repositories, 'records' | 'access'>,
  approvalId: string,
): Promise<void> {
  const found = await findRecord(r, approval, approvalId)
  if (!found) throw new AppError('forbidden', 'The approval is gone')
  const { status, title, decidedBy, note } = found
  switch (status) {
    case 'approved':
      return
    case 'declined': {
      const name = (await nameOfActor(r, decidedBy)) ?? 'Somebody who may'
      throw new AppError(
        'forbidden',
        `${name} declined the deal ${title}${note ? `: ${note}` : ''}`,
      )
    }
    case 'cancelled':
      throw new AppError('forbidden', `The question about the deal ${title} was taken back`)
    default:
      throw new AppError('forbidden', `Nobody decided about the deal ${title} within three days`)
  }
}
