import { expect, test } from 'vitest'
import { parseTrustedProxies } from '../../../../adapters/rate-limit/parse-trusted-proxies.ts'

test('a number counts hops, a name is a host, the rest are networks', () => {
  expect(parseTrustedProxies('2')).toEqual({ kind: 'hops', hops: 2 })
  expect(parseTrustedProxies('vercel')).toEqual({
    kind: 'header',
    header: 'x-vercel-forwarded-for',
  })
  const parsed = parseTrustedProxies('10.0.0.0/8, 192.0.2.7 ,fd00::/8')
  if (parsed?.kind !== 'networks') throw new Error('these are networks')
  const { networks } = parsed
  expect(networks.check('10.200.0.1', 'ipv4')).toBe(true)
  expect(networks.check('192.0.2.7', 'ipv4')).toBe(true)
  expect(networks.check('192.0.2.8', 'ipv4')).toBe(false)
  expect(networks.check('fd00::1', 'ipv6')).toBe(true)
})

test.each([
  '',
  'everyone',
  '10.0.0.0/33',
  '10.0.0/8',
  '::1/129',
  '10.0.0.0/',
  '10.0.0.0/8,',
  '-1',
  'constructor',
])('%j is none of these', (text) => {
  expect(parseTrustedProxies(text)).toBeNull()
})
