import { BlockList, isIP } from 'node:net'

/** Whose word about a client's address counts. */
export type TrustedProxies =
  | { kind: 'none' }
  | { kind: 'hops'; hops: number }
  | { kind: 'networks'; networks: BlockList }
  | { kind: 'header'; header: string }

/** The headers that these hosts set themselves, whatever the client sends. */
const HOSTS: ReadonlyMap<string, string> = new Map([
  ['vercel', 'x-vercel-forwarded-for'],
  ['netlify', 'x-nf-client-connection-ip'],
])

/**
 * `2`: the last two hops of X-Forwarded-For are our proxies. `10.0.0.0/8, ::1`: the proxies are in
 * these networks. `vercel` or `netlify`: the header of that host. Null when it is none of these.
 */
export function parseTrustedProxies(text: string): TrustedProxies | null {
  if (/^\d{1,2}$/.test(text)) return { kind: 'hops', hops: Number(text) }
  const header = HOSTS.get(text)
  if (header !== undefined) return { kind: 'header', header }
  const networks = new BlockList()
  for (const entry of text.split(',')) {
    const [address = '', prefix] = entry.trim().split('/')
    const version = isIP(address)
    const bits = prefix === undefined ? (version === 4 ? 32 : 128) : Number(prefix)
    const known = version !== 0 && /^\d{1,3}$/.test(prefix ?? '0')
    if (!known || bits > (version === 4 ? 32 : 128)) return null
    networks.addSubnet(address, bits, version === 4 ? 'ipv4' : 'ipv6')
  }
  return { kind: 'networks', networks }
}
