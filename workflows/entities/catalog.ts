// Written by scripts/generate-entities.ts from the files of workflows/entities/.
import type { AnyEntity } from '../registry/entity.ts'
import { lead } from './lead.ts'

/** Every entity of the registry. */
export const ENTITIES: readonly AnyEntity[] = [lead]
