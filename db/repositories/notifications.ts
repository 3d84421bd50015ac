import type { NotificationRepository } from '../../workflows/notifications/ports.ts'
import type { Transaction } from '../transaction.ts'
import type { RepositoryContext } from './tenant-rows.ts'

/** Notifications of one tenant. */
export function createNotificationRepository(
  _tx: Transaction,
  _options: RepositoryContext,
): NotificationRepository {
  return new Proxy({} as NotificationRepository, {
    get: () => () => Promise.reject(new Error('not built yet')),
  })
}
