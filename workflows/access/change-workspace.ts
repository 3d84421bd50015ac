import { tell, type AccessWork } from './access-work.ts'
import type { Workspace } from './ports.ts'

/**
 * Renames the caller's workspace. `workspace.updated`.
 * @throws AppError `conflict` when the slug is taken or the version is stale
 */
export async function changeWorkspace(
  work: Pick<AccessWork, 'r' | 'context'>,
  input: { version: number; name?: string | undefined; slug?: string | undefined },
): Promise<Workspace> {
  const { r } = work
  const before = await r.access.workspaces.own({ lock: true })
  const after = await r.access.workspaces.update(input.version, {
    ...(input.name === undefined ? {} : { name: input.name }),
    ...(input.slug === undefined ? {} : { slug: input.slug }),
  })
  const fields = (['name', 'slug'] as const).filter((key) => before[key] !== after[key])
  if (fields.length === 0) return after
  const pick = (workspace: Workspace) =>
    Object.fromEntries(fields.map((key) => [key, workspace[key]]))
  await tell(work, {
    entity: 'workspace',
    recordId: after.id,
    action: 'updated',
    before: pick(before),
    after: pick(after),
    events: [{ type: 'workspace.updated', data: { fields } }],
  })
  return after
}
