import type { Deps } from '../deps.ts'
import type { EventContext } from '../shared/events.ts'
import type { Person } from './ports.ts'

/** Where the next file of an export begins. */
export interface ExportCursor {
  /** Index in the list of parts. */
  part: number
  offset: number
}

const PAGE = 50
/** Telegram takes files below 50 MB; this leaves room for the last page. */
const LIMIT = 40_000_000

/**
 * The next file of what is stored about a person: whole rows, by part, until it is full. Each file is JSON
 * by itself.
 * @returns `next`: null when this was the last
 */
export async function exportPart(
  deps: Pick<Deps, 'inTenant' | 'clock'>,
  context: EventContext,
  person: Person,
  from: ExportCursor,
  limit = LIMIT,
): Promise<{ bytes: Uint8Array; next: ExportCursor | null }> {
  const sections: Record<string, object[]> = {}
  let size = 0
  const parts = await deps.inTenant(context, async (r) => r.personalData.parts)
  let { part, offset } = from
  for (; part < parts.length && size < limit;) {
    const name = parts[part] ?? ''
    const rows = await deps.inTenant(context, (r) =>
      r.personalData.read(name, person, { offset, limit: PAGE }),
    )
    sections[name] = [...(sections[name] ?? []), ...rows]
    size += JSON.stringify(rows).length
    if (rows.length < PAGE) [part, offset] = [part + 1, 0]
    else offset += PAGE
  }
  const file = {
    about: { telegramUserId: person.telegramUserId },
    exportedAt: new Date(deps.clock.now()).toISOString(),
    ...sections,
  }
  const bytes = new TextEncoder().encode(JSON.stringify(file, null, 2))
  return { bytes, next: part < parts.length ? { part, offset } : null }
}
