import { and, eq, isNull, or } from 'drizzle-orm'
import type { TokenClaims } from '../../workflows/access/sign-in-ports.ts'
import type { TenantScope } from '../../workflows/shared/scope.ts'
import type { Database } from '../open-database.ts'
import { users } from '../schema/access.ts'
import { findPerson, type PersonRow } from './find-person.ts'

type Outsider = Extract<TokenClaims, { issuer: 'outside' }>

/** Makes somebody whom an outside issuer vouches for known by its subject, and an invited one a member. */
export type AdmitOutsider = (
  scope: TenantScope,
  person: { userId: string; memberId: string; subject: string },
) => Promise<void>

/**
 * The memberships of whom an outside issuer vouches for. At first use the person is found by the
 * verified e-mail address, and known by the issuer's subject from then on.
 */
export async function findOutsider(
  database: Database,
  { subject, email }: Outsider,
  admit: AdmitOutsider,
): Promise<PersonRow[]> {
  const known = eq(users.externalSubject, subject)
  const find = (byEmail: boolean) =>
    database.inSystem((tx) =>
      findPerson(
        tx,
        byEmail && email !== null
          ? or(known, and(isNull(users.externalSubject), eq(users.email, email)))
          : known,
      ),
    )
  const rows = await find(false)
  if (rows.length > 0 && rows.every(({ status }) => status !== 'invited')) return rows
  const candidates = await find(true)
  for (const { membershipId, status, ...row } of candidates) {
    if (status === 'deactivated') continue
    await admit(row, { userId: row.userId, memberId: membershipId, subject })
  }
  return candidates.length === 0 ? [] : find(false)
}
