import { permissionOf } from '../../registry/paths.ts'
import { AppError } from '../../shared/errors.ts'
import type { CompiledRule } from '../mapping/compiled-rule.ts'

export const EXECUTE = 'conversion:execute'

/** What converting by a rule needs: its source read, its targets written, and read where it looks for them. */
export function permissionsNeeded({ rule, source, targets }: CompiledRule): string[] {
  const ofTargets = targets.flatMap(({ entity, target: { existing } }) => {
    const changes = existing.action === 'fill' || existing.action === 'overwrite'
    const looks = existing.action !== 'create'
    return [
      permissionOf(entity, 'create'),
      ...(looks ? [permissionOf(entity, 'read')] : []),
      ...(changes ? [permissionOf(entity, 'update')] : []),
    ]
  })
  const changesSource = rule.sourceChanges.length > 0
  return [
    EXECUTE,
    permissionOf(source, 'read'),
    ...(changesSource ? [permissionOf(source, 'update')] : []),
    ...ofTargets,
  ]
}

/** @throws AppError `forbidden` naming the permission that is missing */
export function requireConverting(permissions: ReadonlySet<string>, compiled: CompiledRule): void {
  const missing = permissionsNeeded(compiled).find((permission) => !permissions.has(permission))
  if (missing) throw new AppError('forbidden', `This needs the permission ${missing}`)
}
