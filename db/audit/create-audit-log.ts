import type { AuditEntry, AuditLog } from '../../workflows/audit/ports.ts'
import type { TenantWork } from '../../workflows/deps.ts'
import type { Clock, NewId } from '../../workflows/shared/runtime.ts'
import type { Transaction } from '../transaction.ts'

/** The trail of one transaction: collected while it works, written by `flush` at its end. */
export function createAuditLog(
  _tx: Transaction,
  _options: { scope: TenantWork; clock: Clock; newId: NewId },
): AuditLog & { flush(): Promise<void> } {
  const entries: AuditEntry[] = []
  return {
    record: (entry) => {
      entries.push(entry)
    },
    flush: () => Promise.resolve(),
  }
}
