import type { Deps, Repositories } from '../deps.ts'
import type { BroadcastInput } from './broadcast-input.ts'
import type { Broadcast } from './ports.ts'

/** Keeps a draft: nobody gets it before it is started. */
export function createBroadcast(
  deps: Pick<Deps, 'newId'>,
  r: Pick<Repositories, 'broadcasts'>,
  { text, button, language, startAt }: BroadcastInput,
  reportChatId: number | null,
): Promise<Broadcast> {
  return r.broadcasts.insert({
    id: deps.newId(),
    text,
    button: button ?? null,
    language: language ?? null,
    startAt: startAt ? new Date(startAt).toISOString() : null,
    reportChatId,
  })
}
