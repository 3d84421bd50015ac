import type { Deps, Repositories } from '../deps.ts'
import type { TenantScope } from '../shared/scope.ts'
import { settingsIn } from './settings-in.ts'
import type { Settings } from './settings.ts'

/** The settings of a workspace, cached. Inside a transaction pass its repositories. */
export function readSettings(
  deps: Pick<Deps, 'cache' | 'inTenant'>,
  scope: TenantScope,
  r?: Pick<Repositories, 'settings'>,
): Promise<Settings> {
  if (r) return settingsIn(deps, scope, r)
  const { organizationId, workspaceId } = scope
  const read = () => deps.inTenant({ organizationId, workspaceId }, (own) => own.settings.read())
  return settingsIn(deps, scope, { settings: { read } })
}
