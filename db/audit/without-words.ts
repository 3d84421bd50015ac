import type { AuditEntry } from '../../workflows/audit/ports.ts'

/** What stands for the words of a person in the trail. */
export const WORDS = '[words]'

/**
 * Fields that hold the words, looks or name of somebody who writes to the bot. They can ask to be forgotten and
 * the trail cannot forget, so it only says that such a field changed.
 */
const PERSONAL: Readonly<Record<string, readonly string[]>> = {
  carousel: ['source', 'reading', 'content', 'slides', 'brand', 'pictures'],
  carousel_revision: ['content', 'slides', 'brand', 'pictures'],
  carousel_change: ['change', 'rewritten'],
  ai_content: ['input', 'output', 'drafts'],
  brand_kit: ['values', 'handle', 'name', 'logo'],
  telegram_session: ['firstName'],
}

/** The entry as the trail keeps it. */
export function withoutWords(entry: AuditEntry): AuditEntry {
  const fields = PERSONAL[entry.entity]
  if (!fields) return entry
  return { ...entry, before: hide(entry.before, fields), after: hide(entry.after, fields) }
}

function hide(
  values: Record<string, unknown> | null,
  fields: readonly string[],
): Record<string, unknown> | null {
  if (!values) return null
  return Object.fromEntries(
    Object.entries(values).map(([name, value]) => [
      name,
      fields.includes(name) && value !== null && value !== undefined ? WORDS : value,
    ]),
  )
}
