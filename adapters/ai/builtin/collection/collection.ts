import type { CollectionEntry } from './entry.ts'
import { running } from './running.ts'

/** Every bundled draft. */
export const COLLECTION: readonly CollectionEntry[] = [running]
