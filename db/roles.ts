import { AppError } from '../workflows/shared/errors.ts'
import type { SqlDatabase } from './drivers/sql.ts'

/** Tenant transactions run as this role. It owns nothing and row-level security binds it. */
export const APP_ROLE = 'potok_app'
/** Work of no tenant runs as this role, with the few grants that it needs. */
export const SYSTEM_ROLE = 'potok_system'
const ROLES = [APP_ROLE, SYSTEM_ROLE]

/**
 * Makes the two roles, which belong to the whole database server, and lets the connecting user, and
 * the login of the app when it is another, switch to them. Changes nothing when all is in place.
 * @param login the user that the app connects as, when migrations run as another
 * @throws AppError `not_configured` when the user may not, saying what to grant
 */
export async function ensureRoles(sql: SqlDatabase, login?: string): Promise<void> {
  for (const role of ROLES) {
    await allowed(sql, role, () => ensureRole(sql, role))
    for (const member of [undefined, login]) {
      await allowed(sql, role, () => ensureMember(sql, role, member))
    }
  }
  const unsafe = await sql.query<{ rolname: string }>(
    'select rolname from pg_roles where rolname = any($1) and (rolsuper or rolbypassrls)',
    [ROLES],
  )
  if (unsafe[0] !== undefined) {
    throw new AppError(
      'not_configured',
      `The database role ${unsafe[0].rolname} is a superuser or has BYPASSRLS: tenants would see each other. ` +
        `Run ALTER ROLE ${unsafe[0].rolname} NOSUPERUSER NOBYPASSRLS.`,
    )
  }
}

async function ensureRole(sql: SqlDatabase, role: string): Promise<void> {
  const existing = await sql.query('select 1 from pg_roles where rolname = $1', [role])
  if (existing.length > 0) return
  // Two databases of one server may start for the first time together.
  await sql.script(
    `do $$ begin create role ${role} nologin;
     exception when duplicate_object or unique_violation then null; end $$`,
  )
}

async function ensureMember(sql: SqlDatabase, role: string, member?: string): Promise<void> {
  const [server] = await sql.query<{ version: number }>(
    `select current_setting('server_version_num')::int as version`,
  )
  // Since PostgreSQL 16 membership and the right to SET ROLE are two things.
  const modern = (server?.version ?? 0) >= 160_000
  const [row] = await sql.query<{ member: boolean; name: string }>(
    `select pg_has_role(coalesce($1, current_user)::name, $2::name, $3) as member,
            quote_ident(coalesce($1, current_user)) as name`,
    [member ?? null, role, modern ? 'SET' : 'MEMBER'],
  )
  if (row === undefined || row.member) return
  const options = modern ? ' with set true, inherit false' : ''
  await sql.script(`grant ${role} to ${row.name}${options}`)
}

async function allowed(sql: SqlDatabase, role: string, work: () => Promise<void>): Promise<void> {
  try {
    await work()
  } catch (cause) {
    if (!(cause instanceof Error && 'code' in cause && cause.code === '42501')) throw cause
    const [user] = await sql.query<{ name: string }>('select current_user as name')
    throw new AppError(
      'not_configured',
      `The database user ${user?.name ?? ''} may neither create nor switch to the role ${role}: ` +
        'have an administrator run the statements in docs/decisions/0002-tenant-roles.md.',
      { cause },
    )
  }
}
