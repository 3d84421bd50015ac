import type { Repositories } from '../../deps.ts'
import type { EventEnvelope } from '../../shared/events.ts'
import type { RuleDeps } from '../rules/load-rule.ts'

/**
 * At the end of a transaction: asks for a check of each record that it made or changed and that an
 * automatic rule of the workspace looks at.
 */
export async function watchChanges(
  _deps: RuleDeps,
  _r: Repositories,
  _events: readonly EventEnvelope[],
): Promise<void> {}
