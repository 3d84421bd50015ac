import type { SqlDatabase } from '../../db/drivers/sql.ts'
import type { Clock } from '../clock.ts'
import type { Admission } from '../events/admission.ts'
import type { Tools } from '../executor/context.ts'
import type { EndpointRequest } from '../events/begin-endpoint-run.ts'
import type { Executor } from '../executor/executor.ts'
import type { Expressions } from '../expressions/expressions.ts'
import type { Ids } from '../ids.ts'
import type { Registry } from '../registry/registry.ts'
import type { Sync } from '../registry/sync.ts'
import type { Logger } from '../types.ts'
import type { MetadataStore } from '../store/metadata.ts'

/** What the routes work with. */
export interface HttpDeps {
  readonly database: SqlDatabase
  readonly clock: Clock
  readonly ids: Ids
  readonly registry: Registry
  readonly expressions: Expressions
  readonly admission: Admission
  readonly executor: Executor
  readonly sync: Sync
  readonly tools: Tools
  readonly metadata: MetadataStore
  /** Takes note of a durable endpoint's run; its function's id, or null when the run is known. */
  readonly beginEndpointRun: (request: EndpointRequest) => Promise<string | null>
  readonly logger: Logger
  readonly isStarted: () => boolean
  readonly load: () => object
}
