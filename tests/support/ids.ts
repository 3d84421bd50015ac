import { createNewId } from '../../adapters/new-id.ts'

export const clock = { now: () => Date.now() }
export const newId = createNewId(clock)
