import { BlockList, isIP } from 'node:net'

/** Not of the public Internet (IANA's special-purpose registries of IPv4 and IPv6 addresses). */
const SPECIAL = new BlockList()
for (const network of [
  '0.0.0.0/8',
  '10.0.0.0/8',
  '100.64.0.0/10', // carriers' NAT
  '127.0.0.0/8',
  '169.254.0.0/16', // link-local, and the clouds' metadata
  '172.16.0.0/12',
  '192.0.0.0/24',
  '192.0.2.0/24',
  '192.88.99.0/24',
  '192.168.0.0/16',
  '198.18.0.0/15',
  '198.51.100.0/24',
  '203.0.113.0/24',
  '224.0.0.0/4',
  '240.0.0.0/4',
]) {
  const [address = '', bits] = network.split('/')
  SPECIAL.addSubnet(address, Number(bits), 'ipv4')
}
for (const network of ['2001::/23', '2001:db8::/32', '2002::/16', '3fff::/20']) {
  const [address = '', bits] = network.split('/')
  SPECIAL.addSubnet(address, Number(bits), 'ipv6')
}

/** All that is given out as public. */
const GLOBAL = new BlockList()
GLOBAL.addSubnet('2000::', 3, 'ipv6')

/** Behind these stands an IPv4 address: mapped (RFC 4291) and translated (RFC 6052). */
const EMBEDDING = ['0:0:0:0:0:ffff:', '64:ff9b:0:0:0:0:']

/** Is it an address of the public Internet? False for what is no address. */
export function isPublicAddress(address: string): boolean {
  const family = isIP(address)
  if (family === 4) return !SPECIAL.check(address, 'ipv4')
  // A zone, as in fe80::1%eth0, is never public.
  if (family !== 6 || address.includes('%')) return false
  const groups = groupsOf(address)
  const prefix = EMBEDDING.find((each) => groups.startsWith(each))
  if (prefix !== undefined) {
    const [high = 0, low = 0] = groups
      .slice(prefix.length)
      .split(':')
      .map((group) => Number.parseInt(group, 16))
    return isPublicAddress([high >> 8, high & 255, low >> 8, low & 255].join('.'))
  }
  return GLOBAL.check(address, 'ipv6') && !SPECIAL.check(address, 'ipv6')
}

/** Eight groups without leading zeros. */
function groupsOf(address: string): string {
  // The URL parser writes the address in one way (RFC 5952).
  const short = new URL(`http://[${address}]`).hostname.slice(1, -1)
  const [head = '', tail] = short.split('::')
  const before = head === '' ? [] : head.split(':')
  const after = tail === undefined || tail === '' ? [] : tail.split(':')
  const zeros = Array.from({ length: 8 - before.length - after.length }, () => '0')
  return [...before, ...zeros, ...after].join(':')
}
