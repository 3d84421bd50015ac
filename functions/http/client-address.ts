import { type BlockList, isIP } from 'node:net'
import { getConnInfo } from '@hono/node-server/conninfo'
import type { Context } from 'hono'

/**
 * Whose word about the client's address counts: nobody's but the socket's (`none`), that of the last
 * `hops` proxies, that of proxies in the given networks, or that of the host's own header.
 */
export type TrustedProxies =
  | { kind: 'none' }
  | { kind: 'hops'; hops: number }
  | { kind: 'networks'; networks: BlockList }
  | { kind: 'header'; header: string }

/**
 * The address of whoever sent the request, or null where there is none to know: calls within the
 * process, and serverless hosts without a configured header. `X-Forwarded-For` is read from the right,
 * where the trusted proxies wrote; what a client puts before that is not looked at (I24).
 */
export function clientAddress(c: Context, trusted: TrustedProxies): string | null {
  const socket = socketAddress(c)
  if (trusted.kind === 'header') {
    return addressIn((c.req.header(trusted.header) ?? '').split(',').at(-1) ?? '') ?? socket
  }
  if (socket === null || trusted.kind === 'none') return socket

  const forwarded = (c.req.header('x-forwarded-for') ?? '').split(',')
  let client = socket
  for (let hop = 0; ; hop += 1) {
    const proxy = trusted.kind === 'hops' ? hop < trusted.hops : isIn(trusted.networks, client)
    const before = proxy ? addressIn(forwarded.pop() ?? '') : null
    if (before === null) return client
    client = before
  }
}

/**
 * Addresses that are counted together: an IPv4 address, or the 64 bits of an IPv6 network, which one
 * customer has to themselves (RFC 6177).
 */
export function addressGroup(address: string): string {
  if (isIP(address) !== 6) return address
  const [head = '', tail] = address.split('::')
  const left = head.split(':').filter(Boolean)
  const right = tail?.split(':').filter(Boolean) ?? []
  const zeros = Array.from({ length: Math.max(0, 8 - left.length - right.length) }, () => '0')
  return `${[...left, ...zeros, ...right].slice(0, 4).join(':')}::/64`
}

function socketAddress(c: Context): string | null {
  const env = c.env as { incoming?: object; server?: object } | undefined
  if (!env?.incoming && !env?.server) return null
  return addressIn(getConnInfo(c).remote.address ?? '')
}

/** An address in its one form: without port, brackets and zone; IPv4 in IPv6 as IPv4. */
function addressIn(text: string): string | null {
  const bare = text.trim()
  const address =
    /^\[([^\]]*)\](?::\d+)?$/.exec(bare)?.[1] ?? /^([\d.]+):\d+$/.exec(bare)?.[1] ?? bare
  const [plain = ''] = address.split('%')
  if (isIP(plain) === 0) return null
  if (isIP(plain) === 4) return plain
  const canonical = new URL(`http://[${plain}]`).hostname.slice(1, -1)
  const mapped = /^::ffff:([0-9a-f]{1,4}):([0-9a-f]{1,4})$/.exec(canonical)
  if (!mapped) return canonical
  const bytes = mapped.slice(1).flatMap((group) => {
    const value = Number.parseInt(group, 16)
    return [value >> 8, value & 255]
  })
  return bytes.join('.')
}

function isIn(networks: BlockList, address: string): boolean {
  return networks.check(address, isIP(address) === 6 ? 'ipv6' : 'ipv4')
}
