import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { exportJWK, generateKeyPair, SignJWT, type JWTPayload } from 'jose'

/** An outside issuer of tokens: publishes its keys over HTTP, signs whatever a test asks for. */
export async function startIssuer() {
  const issuer = 'https://login.example.com'
  const audience = 'potok-test'
  const { privateKey, publicKey } = await generateKeyPair('ES256')
  const jwk = { ...(await exportJWK(publicKey)), kid: 'one', alg: 'ES256', use: 'sig' }
  let isUp = true
  const server = createServer((_, response) => {
    response.writeHead(isUp ? 200 : 500, { 'content-type': 'application/json' })
    response.end(JSON.stringify({ keys: [jwk] }))
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo

  return {
    environment: {
      JWT_ISSUER: issuer,
      JWT_AUDIENCE: audience,
      JWT_JWKS_URL: `http://127.0.0.1:${port}/keys`,
    },
    jwk,
    setUp: (up: boolean) => {
      isUp = up
    },
    sign: (claims: Record<string, unknown>, header: { kid?: string } = {}) =>
      new SignJWT({
        iss: issuer,
        aud: audience,
        exp: Math.floor(Date.now() / 1000) + 300,
        ...claims,
      } as JWTPayload)
        .setProtectedHeader({ alg: 'ES256', kid: 'one', ...header })
        .sign(privateKey),
    close: () => new Promise((resolve) => server.close(resolve)),
  }
}
