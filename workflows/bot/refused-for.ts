import type { BotTools } from './bot-tools.ts'
import { texts } from './texts.ts'

/** Why the speaker may not do what needs this permission, in one sentence; null when they may. */
export function refusedFor(
  { speaker, language }: Pick<BotTools, 'speaker' | 'language'>,
  permission: string | undefined,
): string | null {
  if (permission === undefined || speaker.permissions.has(permission)) return null
  return texts[language].refused[speaker.userId === null ? 'not_linked' : 'forbidden']
}
