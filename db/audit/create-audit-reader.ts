import type { AuditReader } from '../../workflows/audit/ports.ts'
import type { TenantScope } from '../../workflows/shared/scope.ts'
import type { Transaction } from '../transaction.ts'

/** Reads the trail of one tenant. */
export function createAuditReader(_tx: Transaction, _options: { scope: TenantScope }): AuditReader {
  return null as never
}
