import type { Repositories } from '../deps.ts'
import { employee } from '../entities/employee.ts'

const NAMED = 20
const MAX_REASON = 60

/** `Anna (The employee has no salary), Boris (…) and 3 more`: short enough for a record. */
export async function namesOf(
  r: Pick<Repositories, 'records'>,
  slips: readonly { employeeId: string; failure: string | null }[],
): Promise<string> {
  const named = slips.slice(0, NAMED)
  const people = await r.records.findMany(
    employee,
    named.map(({ employeeId }) => employeeId),
  )
  const names = new Map(people.map(({ id, ...fields }) => [id, String(fields['name'])]))
  const list = named.map(({ employeeId, failure }) => {
    const name = (names.get(employeeId) ?? employeeId).slice(0, 30)
    return failure ? `${name} (${failure.slice(0, MAX_REASON)})` : name
  })
  const more = slips.length - named.length
  return `${list.join(', ')}${more > 0 ? ` and ${more} more` : ''}`
}
