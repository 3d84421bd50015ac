import { AppError } from '../../../workflows/shared/errors.ts'

/**
 * Counts the open streams of a workspace in this process.
 * @returns how to leave
 * @throws AppError `rate_limited` when all seats are taken
 */
export function takeSeat(
  taken: Map<string, number>,
  workspaceId: string,
  seats: number,
): () => void {
  const count = taken.get(workspaceId) ?? 0
  if (count >= seats) {
    throw new AppError('rate_limited', `At most ${seats} streams are open in a workspace`, {
      retryAfter: 30,
    })
  }
  taken.set(workspaceId, count + 1)
  return () => {
    const left = (taken.get(workspaceId) ?? 1) - 1
    if (left > 0) taken.set(workspaceId, left)
    else taken.delete(workspaceId)
  }
}
