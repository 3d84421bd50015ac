import type { Deps, Repositories } from '../deps.ts'

export interface GivenFeedback {
  /** `file` for columns of a file. */
  sourceEntity: string
  targetEntity: string
  pairs: readonly { sourceField: string; targetField: string; accepted: boolean }[]
}

/** Remembers what somebody made of suggested pairs: the suggestions of the workspace follow. */
export async function giveFeedback(
  { newId }: Pick<Deps, 'newId'>,
  r: Pick<Repositories, 'mappingFeedback' | 'audit'>,
  { sourceEntity, targetEntity, pairs }: GivenFeedback,
): Promise<void> {
  await r.mappingFeedback.record(pairs.map((pair) => ({ sourceEntity, targetEntity, ...pair })))
  r.audit.record({
    action: 'recorded',
    entity: 'mapping_feedback',
    recordId: newId(),
    before: null,
    after: { sourceEntity, targetEntity, pairs },
  })
}
