import { createHmac, createPublicKey, type JsonWebKey } from 'node:crypto'
import { createLocalJWKSet, generateKeyPair, jwtVerify, SignJWT, UnsecuredJWT } from 'jose'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { signingKey } from '../../../adapters/jwt/signing-key.ts'
import type { Database } from '../../../db/open-database.ts'
import { openAccessWorld, PASSWORD, SECRET, type AccessWorld } from '../../support/access-world.ts'
import { openTestDatabase } from '../../support/database.ts'

let database: Database
let world: AccessWorld
let anna: Awaited<ReturnType<AccessWorld['join']>>
beforeAll(async () => {
  database = await openTestDatabase()
  world = await openAccessWorld(database)
  anna = await world.join(world.owner, 'anna@example.com', 'admin')
})
afterAll(() => database.close())

const me = (token: string) => world.api(token, 'GET', '/me')
const post = (path: string, body: object) => world.api(null, 'POST', `/auth/${path}`, body)
const encode = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url')
const partsOf = (token: string) =>
  token
    .split('.')
    .slice(0, 2)
    .map((part) => JSON.parse(Buffer.from(part, 'base64url').toString()) as Record<string, unknown>)

describe('an access token (I24)', () => {
  test('is a JWT that anybody can check with our published key', async () => {
    const { body } = await world.call(null, 'GET', '/.well-known/jwks.json')
    expect(JSON.stringify(body)).not.toContain('"d"')
    const keys = createLocalJWKSet(body as never)
    const { payload, protectedHeader } = await jwtVerify(anna.token, keys, {
      algorithms: ['EdDSA'],
      issuer: 'potok',
      audience: 'potok',
      typ: 'at+jwt',
    })
    expect(protectedHeader.kid).toBeTypeOf('string')
    expect(payload).toMatchObject({
      sub: anna.member.userId,
      org: world.scope.organizationId,
      wid: world.scope.workspaceId,
    })
    expect((payload.exp ?? 0) - (payload.iat ?? 0)).toBe(600)
    expect((await me(anna.token)).status).toBe(200)
  })

  test('that is unsigned, signed otherwise, for others or by others is nobody’s', async () => {
    const [header = {}, claims = {}] = partsOf(anna.token)
    const own = signingKey(undefined, SECRET)
    const stranger = await generateKeyPair('EdDSA')
    const sign = (
      change: object,
      key: Parameters<SignJWT['sign']>[0] = own.privateKey,
      head = {},
    ) =>
      new SignJWT({ ...claims, ...change })
        .setProtectedHeader({ alg: 'EdDSA', typ: 'at+jwt', ...head })
        .sign(key)
    const endless = Object.fromEntries(Object.entries(claims).filter(([name]) => name !== 'exp'))

    // HS256 with our public key as the secret, in the forms in which it is public.
    const { body } = await world.call(null, 'GET', '/.well-known/jwks.json')
    const jwk = (body['keys'] as JsonWebKey[])[0] ?? {}
    const publicKey = createPublicKey({ key: jwk, format: 'jwk' })
    const confused = [
      publicKey.export({ format: 'pem', type: 'spki' }).toString(),
      publicKey.export({ format: 'der', type: 'spki' }),
      Buffer.from(String(jwk.x), 'base64url'),
      JSON.stringify(jwk),
    ].map((secret) => {
      const signed = `${encode({ ...header, alg: 'HS256' })}.${encode(claims)}`
      return `${signed}.${createHmac('sha256', secret).update(signed).digest('base64url')}`
    })
    const [, , signature = ''] = anna.token.split('.')
    const forged: Record<string, string> = {
      none: new UnsecuredJWT(claims).encode(),
      None: `${encode({ ...header, alg: 'None' })}.${encode(claims)}.`,
      stripped: anna.token.slice(0, -signature.length),
      'other key': await sign({}, stranger.privateKey),
      'embedded key': await sign({}, stranger.privateKey, { jwk }),
      issuer: await sign({ iss: 'https://evil.example.com' }),
      audience: await sign({ aud: 'another' }),
      expired: await sign({ exp: Math.floor(Date.now() / 1000) - 1 }),
      'not yet': await sign({ nbf: Math.floor(Date.now() / 1000) + 60 }),
      'no end': await new SignJWT(endless)
        .setProtectedHeader({ alg: 'EdDSA', typ: 'at+jwt' })
        .sign(own.privateKey),
      type: await sign({}, own.privateKey, { typ: 'JWT' }),
      'changed claims': `${encode(header)}.${encode({ ...claims, sub: world.scope.workspaceId })}.${signature}`,
      organization: await sign({ org: world.scope.workspaceId }),
      'no ids': await sign({ org: "' or 1=1", sub: 'x' }),
      'no session': await sign({ sid: undefined }),
      garbage: 'not.a.token',
      dots: '...',
      long: 'a'.repeat(7000),
      ...Object.fromEntries(confused.map((token, index) => [`confused ${index}`, token])),
    }
    expect((await me(await sign({}))).status).toBe(200)
    for (const [name, token] of Object.entries(forged)) {
      const { status, headers, text } = await me(token)
      expect({ name, status }).toEqual({ name, status: 401 })
      expect(headers.get('www-authenticate')).toContain('Bearer')
      expect(text).not.toContain(token.slice(0, 30))
    }
    for (const scheme of ['', 'Basic', 'bearer token', 'Bearer', 'Bearer a b']) {
      const request = { headers: { authorization: `${scheme}` } }
      expect((await world.app.request('http://potok.test/api/v1/me', request)).status).toBe(401)
    }
  })

  test('lives for ten minutes', async () => {
    world.time.offset = 599_000
    const early = await me((await world.join(world.owner, 'young@example.com', 'viewer')).token)
    world.time.offset = 0
    expect(early.status).toBe(200)
    world.time.offset = 601_000
    const late = await me(anna.token)
    world.time.offset = 0
    expect(late.status).toBe(401)
  })

  test('of another installation is nobody’s; a restart keeps the key', async () => {
    const again = signingKey(undefined, SECRET).publicKey.export({ format: 'jwk' })
    expect(again).toEqual(signingKey(undefined, SECRET).publicKey.export({ format: 'jwk' }))
    expect(again).not.toEqual(signingKey(undefined, 'another').publicKey.export({ format: 'jwk' }))
    const pem = signingKey(undefined, 'x').privateKey.export({ format: 'pem', type: 'pkcs8' })
    const given = signingKey(String(pem).replaceAll('\n', String.raw`\n`), SECRET)
    expect(given.publicKey.export({ format: 'jwk' })).toEqual(
      signingKey(undefined, 'x').publicKey.export({ format: 'jwk' }),
    )
    expect(() => signingKey('nonsense', SECRET)).toThrow(/^POTOK_JWT_PRIVATE_KEY: must be/)
  })
})

describe('signing in', () => {
  test('with the right password only, and without telling which addresses exist', async () => {
    const email = 'ANNA@example.com'
    const good = await post('token', { email, password: PASSWORD })
    expect(good).toMatchObject({ status: 200, body: { tokenType: 'Bearer' } })
    expect(good.headers.get('cache-control')).toBe('no-store')
    const wrong = await post('token', { email, password: 'wrong wrong wrong' })
    const nobody = await post('token', { email: 'nobody@example.com', password: PASSWORD })
    for (const { status, body } of [wrong, nobody]) {
      expect({ status, detail: body.detail }).toEqual({ status: 401, detail: wrong.body.detail })
    }
    const elsewhere = { email, password: PASSWORD, workspaceId: anna.member.id }
    expect((await post('token', elsewhere)).status).toBe(404)
  })

  test('a refresh token works once; used again it ends the session', async () => {
    const first = (await post('token', { email: 'anna@example.com', password: PASSWORD })).body
    const second = await post('refresh', { refreshToken: first['refreshToken'] })
    expect(second.status).toBe(200)
    expect((await me(String(second.body['accessToken']))).status).toBe(200)
    expect((await post('refresh', { refreshToken: first['refreshToken'] })).status).toBe(401)
    expect((await post('refresh', { refreshToken: second.body['refreshToken'] })).status).toBe(401)
    expect((await me(String(second.body['accessToken']))).status).toBe(401)
    const { body } = await world.api(world.owner, 'GET', '/audit?action=session_revoked')
    expect(body.items).toHaveLength(1)
  })

  test('of two who refresh at the same time with one token, both are out afterwards', async () => {
    const { body } = await post('token', { email: 'anna@example.com', password: PASSWORD })
    const { refreshToken } = body
    const both = await Promise.all([1, 2].map(() => post('refresh', { refreshToken })))
    expect(both.map(({ status }) => status).toSorted()).toEqual([200, 401])
    const won = both.find(({ status }) => status === 200)
    expect((await post('refresh', { refreshToken: won?.body['refreshToken'] })).status).toBe(401)
  })

  test('ends after thirty days, by logging out, and by a new password', async () => {
    const enter = async (password = PASSWORD) =>
      (await post('token', { email: 'anna@example.com', password })).body
    const old = await enter()
    world.time.offset = 30 * 24 * 3_600_000 + 1
    const late = await post('refresh', { refreshToken: old['refreshToken'] })
    world.time.offset = 0
    expect(late.status).toBe(401)

    const leaving = await enter()
    expect((await post('logout', { refreshToken: leaving['refreshToken'] })).status).toBe(204)
    expect((await me(String(leaving['accessToken']))).status).toBe(401)
    expect((await post('refresh', { refreshToken: leaving['refreshToken'] })).status).toBe(401)
    expect((await post('logout', { refreshToken: 'rt_unknown' })).status).toBe(204)

    const [here, there] = [await enter(), await enter()]
    const newPassword = 'staple battery horse'
    const change = (currentPassword: string) =>
      world.api(String(here['accessToken']), 'POST', '/auth/password', {
        currentPassword,
        newPassword,
      })
    expect((await change('wrong wrong wrong')).status).toBe(400)
    expect((await change(PASSWORD)).status).toBe(204)
    expect((await me(String(here['accessToken']))).status).toBe(200)
    expect((await me(String(there['accessToken']))).status).toBe(401)
    expect((await post('token', { email: 'anna@example.com', password: PASSWORD })).status).toBe(
      401,
    )
    expect((await enter(newPassword))['tokenType']).toBe('Bearer')
    const byKey = { currentPassword: PASSWORD, newPassword }
    expect((await world.api(world.owner, 'POST', '/auth/password', byKey)).status).toBe(403)
  })
})
