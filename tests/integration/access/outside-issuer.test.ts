import { UnsecuredJWT } from 'jose'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Database } from '../../../db/open-database.ts'
import { openAccessWorld, type AccessWorld } from '../../support/access-world.ts'
import { openTestDatabase } from '../../support/database.ts'
import { startIssuer } from '../../support/issuer.ts'

let database: Database
let world: AccessWorld
let issuer: Awaited<ReturnType<typeof startIssuer>>
beforeAll(async () => {
  database = await openTestDatabase()
  issuer = await startIssuer()
  world = await openAccessWorld(database, issuer.environment)
})
afterAll(async () => {
  await database.close()
  await issuer.close()
})
const me = (token: string) => world.api(token, 'GET', '/me')
const now = () => Math.floor(Date.now() / 1000)

test('an invited person comes in by their verified address, and by the subject from then on', async () => {
  const { api, owner } = world
  const invited = await api(owner, 'POST', '/members', {
    email: 'dana@example.com',
    role: 'viewer',
  })
  expect(invited.body).toMatchObject({ status: 'invited', invitation: null })
  const email = 'Dana@example.com'
  expect((await me(await issuer.sign({ sub: 'd1', email }))).status).toBe(401)
  expect((await me(await issuer.sign({ sub: 'd1', email, email_verified: false }))).status).toBe(
    401,
  )
  const first = await me(await issuer.sign({ sub: 'd1', email, email_verified: true }))
  expect(first).toMatchObject({ status: 200, body: { actor: { id: invited.body.userId } } })
  expect((await me(await issuer.sign({ sub: 'd1' }))).status).toBe(200)
  // Somebody else who gets hold of the address later is somebody else.
  expect((await me(await issuer.sign({ sub: 'd2', email, email_verified: true }))).status).toBe(401)
  const { body } = await api(owner, 'GET', `/audit/trail/${invited.body.id}`)
  expect(body.items.map(({ action }) => action)).toEqual(['joined', 'created'])

  await api(owner, 'DELETE', `/members/${invited.body.id}`)
  expect((await me(await issuer.sign({ sub: 'd1' }))).status).toBe(401)
})

test('tokens for others, of others, too old, too early or unsigned are nobody’s (I24)', async () => {
  const { api, owner } = world
  await api(owner, 'POST', '/members', { email: 'eve@example.com', role: 'viewer' })
  const claims = { sub: 'e1', email: 'eve@example.com', email_verified: true }
  const full = { iss: issuer.environment.JWT_ISSUER, aud: issuer.environment.JWT_AUDIENCE }
  const bad = [
    await issuer.sign({ ...claims, aud: 'another' }),
    await issuer.sign({ ...claims, iss: 'https://evil.example.com' }),
    await issuer.sign({ ...claims, exp: now() - 60 }),
    await issuer.sign({ ...claims, nbf: now() + 60 }),
    await issuer.sign({ ...claims, exp: undefined }),
    await issuer.sign({ email: claims.email, email_verified: true }),
    await issuer.sign(claims, { kid: 'unknown' }),
    new UnsecuredJWT({ ...full, ...claims, exp: now() + 60 }).encode(),
    'a.b.c',
  ]
  for (const token of bad) expect((await me(token)).status).toBe(401)
  expect((await me(await issuer.sign(claims))).status).toBe(200)
})

test('people sign in there and not here', async () => {
  const body = { email: 'eve@example.com', password: 'correct horse battery' }
  const answer = await world.api(null, 'POST', '/auth/token', body)
  expect(answer).toMatchObject({ status: 403, body: { detail: /login\.example\.com/ } })
})

test('keys that cannot be fetched are no reason to call somebody a stranger', async () => {
  const other = await startIssuer()
  other.setUp(false)
  const there = await openAccessWorld(database, other.environment)
  const token = await other.sign({ sub: 'x' })
  expect((await there.api(token, 'GET', '/me')).status).toBe(503)
  other.setUp(true)
  expect((await there.api(token, 'GET', '/me')).status).toBe(401)
  await other.close()
})
