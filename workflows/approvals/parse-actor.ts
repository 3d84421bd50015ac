import type { Actor } from '../shared/scope.ts'

const TYPES: readonly Actor['type'][] = ['api_key', 'telegram_user', 'user', 'system']

/** `user:0199…` as records keep it; Potok itself for what is no actor. */
export function parseActor(text: string | null): Actor {
  const [name, ...rest] = text?.split(':') ?? []
  const type = TYPES.find((each) => each === name)
  return type ? { type, id: rest.join(':') } : { type: 'system', id: 'potok' }
}
