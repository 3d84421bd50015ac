import { describe, expect, test } from 'vitest'
import { requireGrants, requireKnown } from '../../../../workflows/access/grants.ts'
import { requireAnotherOwner } from '../../../../workflows/access/last-owner.ts'
import { PERMISSIONS } from '../../../../workflows/access/permissions.ts'
import { BUILT_IN_ROLES, permissionsOfRole } from '../../../../workflows/access/roles.ts'
import { ENTITIES } from '../../../../workflows/entities/catalog.ts'
import type { Field } from '../../../../workflows/registry/field.ts'
import { permissionOf } from '../../../../workflows/registry/paths.ts'

const codeOf = (work: () => void) => {
  try {
    work()
  } catch (error) {
    return error
  }
  return null
}

describe('the roles that every workspace has', () => {
  test('each may all that the next one may; the owner may everything', () => {
    const [owner, ...rest] = BUILT_IN_ROLES.map(permissionsOfRole)
    expect(owner).toEqual(new Set(PERMISSIONS.keys()))
    let above = owner
    for (const role of rest) {
      expect(role.isSubsetOf(above ?? new Set())).toBe(true)
      expect(role.size).toBeLessThan(above?.size ?? 0)
      above = role
    }
  })

  test('a viewer changes nothing, and what people earn is for those who run the place', () => {
    const viewer = [...permissionsOfRole('viewer')]
    expect(viewer.filter((name) => !name.endsWith(':read'))).toEqual([])
    for (const role of ['member', 'viewer'] as const) {
      const may = permissionsOfRole(role)
      for (const secret of ['employees:read', 'payslips:read', 'audit:view', 'members:manage']) {
        expect(may.has(secret)).toBe(false)
      }
    }
    expect(permissionsOfRole('admin').has('workspaces:manage')).toBe(false)
  })

  test('neither a member nor a viewer reads records that hold something encrypted', () => {
    const secret = ENTITIES.filter((entity) =>
      Object.values<Field>(entity.fields).some(({ encrypted }) => encrypted),
    ).map((entity) => permissionOf(entity, 'read'))
    expect(secret).toContain('integrations:read')
    for (const role of ['member', 'viewer'] as const) {
      const may = permissionsOfRole(role)
      expect(secret.filter((permission) => may.has(permission))).toEqual([])
    }
  })
})

describe('granting', () => {
  const permissions = new Set(['leads:read', 'deals:read'])

  test('what one has oneself is fine, anything else is refused by name', () => {
    expect(codeOf(() => requireGrants({ permissions }, ['leads:read']))).toBeNull()
    expect(
      codeOf(() => requireGrants({ permissions }, ['leads:read', 'leads:create'])),
    ).toMatchObject({
      code: 'forbidden',
      message: expect.stringContaining('leads:create') as string,
    })
  })

  test('a permission that does not exist is named', () => {
    expect(codeOf(() => requireKnown(['leads:read', 'leads:fly']))).toMatchObject({
      code: 'invalid_input',
      fields: [{ field: 'permissions.1', rule: expect.stringContaining('leads:fly') as string }],
    })
  })

  test('the only owner stays', () => {
    expect(codeOf(() => requireAnotherOwner(['a'], { id: 'a' }))).toMatchObject({
      code: 'conflict',
    })
    expect(codeOf(() => requireAnotherOwner(['a', 'b'], { id: 'a' }))).toBeNull()
    expect(codeOf(() => requireAnotherOwner(['a'], { id: 'c' }))).toBeNull()
  })
})
