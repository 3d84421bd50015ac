import type { Deps } from '../deps.ts'
import type { RegistryDeps } from '../registry/surroundings.ts'

/** What work on payments needs of the world. */
export type PaymentDeps = RegistryDeps & Pick<Deps, 'payments'>
