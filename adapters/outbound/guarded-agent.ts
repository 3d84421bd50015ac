import { lookup as systemLookup, type LookupAddress } from 'node:dns'
import { isIP, type LookupFunction } from 'node:net'
import { Agent, buildConnector } from 'undici'
import { isPublicAddress } from './is-public-address.ts'

export type Lookup = (
  hostname: string,
  callback: (error: Error | null, addresses: LookupAddress[]) => void,
) => void

export interface GuardOptions {
  /** Which addresses may be reached: public ones. Tests allow a receiver of theirs. */
  isAllowed?: ((address: string) => boolean) | undefined
  /** The system's resolver. */
  lookup?: Lookup | undefined
  /** Of the other side's certificate, where it is none of the well-known ones. */
  ca?: string | undefined
  /** Milliseconds to connect, TLS included. */
  timeout?: number | undefined
}

/** Leads the cause of a request that was to go to an address that is not allowed. */
export const REFUSED = 'ERR_ADDRESS_REFUSED'

/**
 * Connects to public addresses only, for requests to where outsiders say. It is asked at the moment of
 * connecting, for the very addresses that are connected to: what a name said a moment ago does not count.
 * One name with one private address is refused as a whole. Every request has a connection of its own.
 */
export function createGuardedAgent({
  isAllowed = isPublicAddress,
  lookup = (hostname, callback) => systemLookup(hostname, { all: true }, callback),
  ca,
  timeout = 5000,
}: GuardOptions = {}): Agent {
  const guardedLookup: LookupFunction = (hostname, options, callback) => {
    lookup(hostname, (error, addresses) => {
      if (error) return callback(error, '', 0)
      const [first] = addresses
      if (!first || !addresses.every(({ address }) => isAllowed(address))) {
        return callback(refused(), '', 0)
      }
      return options.all ? callback(null, addresses) : callback(null, first.address, first.family)
    })
  }
  const connect = buildConnector({
    allowH2: false,
    timeout,
    lookup: guardedLookup,
    ...(ca === undefined ? {} : { ca }),
  })
  const guarded: buildConnector.connector = (options, callback) => {
    // An address that stands in the URL itself is never looked up.
    const literal = options.hostname.replace(/^\[(.*)\]$/, '$1')
    if (isIP(literal) !== 0 && !isAllowed(literal)) return callback(refused(), null)
    return connect(options, (error, socket) => {
      if (error) return callback(error, null)
      if (socket && isAllowed(socket.remoteAddress ?? '')) return callback(null, socket)
      socket?.destroy()
      return callback(refused(), null)
    })
  }
  // 0: a connection is not kept after its request.
  return new Agent({ connect: guarded, pipelining: 0 })
}

const refused = () =>
  Object.assign(new Error('The address is not one of the public Internet'), { code: REFUSED })

/** Was the request refused by the guard? */
export function isRefused(error: unknown): boolean {
  for (let current = error, depth = 0; current instanceof Error && depth < 5; depth += 1) {
    if ('code' in current && current.code === REFUSED) return true
    if (current instanceof AggregateError && current.errors.some(isRefused)) return true
    current = current.cause
  }
  return false
}
