/** One transaction of a request that names an `Idempotency-Key`. */
export interface KeyedRequest {
  /** 1 to 255 visible ASCII characters, chosen by the caller. Another caller's equal key is another key. */
  key: string
  /** Which of the request's transactions, from 0: bulk writes and imports have several. */
  part: number
  method: string
  path: string
  /** SHA-256 over method, path, query and body, in hex. */
  hash: string
}

/** What a change answered. */
export interface KeptAnswer {
  status: number
  headers: Readonly<Record<string, string>>
  /** JSON text; null when there was none, or when it held a secret. */
  body: string | null
  /**
   * `secret`: it showed something once, and is not kept. `sealed`: kept encrypted, because it shows
   * fields that are encrypted where they are stored.
   */
  protection: 'open' | 'sealed' | 'secret'
}

/** The answers of the last 24 hours to one caller's keyed requests. */
export interface IdempotencyStore {
  /** Holds the key until the transaction ends; false when another transaction holds it. */
  hold(request: KeyedRequest): Promise<boolean>
  /** Call it while the key is held. */
  find(request: KeyedRequest): Promise<{ answer: KeptAnswer; ofSameRequest: boolean } | null>
  save(request: KeyedRequest, answer: KeptAnswer): Promise<void>
}
