type State = Record<string, Record<string, unknown>[]>

const UUID = /[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}/g
const MOMENT = /"(?:convertedAt|undoneAt|createdAt|updatedAt)":"[^"]*"/g

/** A value without its moments, and with one name for all ids that were not in the state before. */
export function sameBut(value: unknown, before: State): unknown {
  const known = new Set(JSON.stringify(before).match(UUID))
  const text = JSON.stringify(value)
    .replaceAll(UUID, (id) => (known.has(id) ? id : 'new'))
    .replaceAll(MOMENT, '"at":""')
  return JSON.parse(text)
}

/** The rows of a state that are not in the one before, by table. */
export function onlyNew(before: State, after: State): State {
  const tables = Object.entries(after).map(([name, rows]): [string, State[string]] => {
    const known = new Set(before[name]?.map((row) => JSON.stringify(row)))
    return [name, rows.filter((row) => !known.has(JSON.stringify(row)))]
  })
  return Object.fromEntries(tables.filter(([, rows]) => rows.length > 0))
}
