/** When and whether a member gets the daily digest. */
export interface Digest {
  userId: string
  /** 0 to 23, in the zone. */
  hour: number
  /** IANA name. */
  timeZone: string
  enabled: boolean
  /** ISO 8601, UTC: when the next one is due; null while it is switched off. */
  nextAt: string | null
  /** The day of the last one, in its zone, such as `2026-11-21`; null before the first. */
  lastDay: string | null
  /** ISO 8601, UTC: until when the last one told; null before the first. */
  lastAt: string | null
}

/** Digests of one tenant's members. */
export interface DigestRepository {
  find(userId: string): Promise<Digest | null>
  save(digest: Digest): Promise<void>
  /** Enabled ones that are due at `time` (milliseconds), the oldest first. Locked; those that others hold are passed over. */
  due(time: number, limit: number): Promise<Digest[]>
}
