import type { Repositories } from '../../deps.ts'
import type { Conversion, ConversionTarget } from '../ports.ts'

const MOST = 100

/**
 * The version of a record if nothing but conversions that were undone has come after this one: each of
 * them wrote it twice, and left it as it was.
 */
export async function versionAfterUndos(
  r: Pick<Repositories, 'conversions'>,
  { recordId, version }: ConversionTarget,
): Promise<number> {
  const undone = await r.conversions.list({ recordId, status: 'undone' }, { limit: MOST })
  const written = new Set(undone.flatMap((conversion) => versionsOf(conversion, recordId)))
  let reached = version
  while (written.has(reached + 1)) reached += 2
  return reached
}

/** The versions in which a conversion left the record. */
function versionsOf(conversion: Conversion, recordId: string): number[] {
  const { sourceRecordId, sourceVersion, sourceChanges, targets } = conversion
  return [
    ...(sourceRecordId === recordId && sourceChanges.length > 0 ? [sourceVersion] : []),
    ...targets
      .filter((target) => target.recordId === recordId && target.action === 'updated')
      .map((target) => target.version),
  ]
}
