import { AppError } from '../workflows/shared/errors.ts'
import type { TenantScope } from '../workflows/shared/scope.ts'
import { APP_ROLE, SYSTEM_ROLE } from './roles.ts'

const UUID = /^[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}$/i

/** A client that vanishes must not keep a transaction open: readers wait behind the oldest one. */
const LIMITS = `set local idle_in_transaction_session_timeout = '60s'; set local statement_timeout = '60s';`

/**
 * What begins a tenant's transaction. All of it is local to the transaction, so a pooled connection
 * carries nothing over, whether through our own pool or a transaction pooler.
 * @throws AppError `invalid_input` for ids that are not UUIDs
 */
export function tenantSetup({ organizationId, workspaceId }: TenantScope): string {
  const ids = { organizationId, workspaceId }
  for (const [field, id] of Object.entries(ids)) {
    if (!UUID.test(id)) {
      throw new AppError('invalid_input', `${field} must be a UUID.`, {
        fields: [{ field, rule: 'uuid' }],
      })
    }
  }
  return `${LIMITS} set local role ${APP_ROLE}; set local app.organization_id = '${organizationId}'; set local app.workspace_id = '${workspaceId}'`
}

export const SYSTEM_SETUP = `${LIMITS} set local role ${SYSTEM_ROLE}`
