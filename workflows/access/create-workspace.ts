import { tell, type AccessWork } from './access-work.ts'
import { requireGrants } from './grants.ts'
import type { Workspace } from './ports.ts'
import { OWNERS_ONLY } from './roles.ts'
import { slugFrom } from './slug-from.ts'

/**
 * Makes another workspace of the organization, with an owner's key; whoever asks is its owner when they
 * are a person. `workspace.created`, in the workspace from which it was made.
 * @returns the clear key too, for the only time
 * @throws AppError `forbidden` for who may not all that reaches beyond a workspace: its owner may, in
 * the whole organization; `conflict` when the slug is taken
 */
export async function createWorkspace(
  work: AccessWork,
  input: { name: string; slug?: string | undefined },
): Promise<{ workspace: Workspace; apiKey: string }> {
  const { deps, r, caller } = work
  requireGrants(caller, OWNERS_ONLY)
  const id = deps.newId()
  const { name } = input
  const slug = input.slug ?? slugFrom(name, id)
  const { key, hash, hint } = deps.access.credentials.newApiKey()
  const { userId } = caller
  const owner = userId === undefined ? null : { memberId: deps.newId(), userId }
  const user = owner && (await r.access.users.lock(owner.userId))
  const workspace = await r.access.workspaces.create({
    id,
    name,
    slug,
    owner,
    key: { id: deps.newId(), hash, hint },
  })
  if (user) await r.access.users.update(user.id, { memberships: user.memberships + 1 })
  await tell(work, {
    entity: 'workspace',
    recordId: id,
    action: 'created',
    after: { name, slug },
    events: [{ type: 'workspace.created', data: { createdWorkspaceId: id, name, slug } }],
  })
  return { workspace, apiKey: key }
}
