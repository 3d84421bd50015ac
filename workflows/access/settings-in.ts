import type { Deps, Repositories } from '../deps.ts'
import type { TenantScope } from '../shared/scope.ts'
import type { Settings } from './settings.ts'

/** The settings of a workspace inside a transaction of its own, cached. */
export function settingsIn(
  deps: Pick<Deps, 'cache'>,
  { organizationId, workspaceId }: TenantScope,
  r: { settings: Pick<Repositories['settings'], 'read'> },
): Promise<Settings> {
  return deps.cache.get({ organizationId, workspaceId }, 'settings', 'values', async () => {
    const { values } = await r.settings.read()
    return values
  })
}
