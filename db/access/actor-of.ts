import type { TenantWork } from '../../workflows/deps.ts'
import type { Clock } from '../../workflows/shared/runtime.ts'
import { POTOK } from '../repositories/tenant-rows.ts'

export interface AccessContext {
  scope: TenantWork
  clock: Clock
}

/** Who works in this transaction, as `type:id`. */
export function actorOf({ actor }: Pick<TenantWork, 'actor'>): string {
  return actor ? `${actor.type}:${actor.id}` : POTOK
}
