/** A key of an organization, without its material. */
export interface EncryptionKey {
  id: string
  /** `data` keys encrypt; the one `index` key makes blind indexes and never changes. */
  purpose: 'data' | 'index'
  /** `retiring` while values are left under it; a `retired` one is kept, for backups that are restored. */
  status: 'active' | 'retiring' | 'retired'
  /** ISO 8601, UTC. */
  createdAt: string
  retiredAt: string | null
}

/** How far the change to another data key is. */
export interface Rotation {
  id: string
  /** The key that values are moved to. */
  keyId: string
  status: 'running' | 'stopped' | 'completed'
  /** So many records were encrypted anew. */
  records: number
  startedAt: string
  /** An actor as `type:id`. */
  startedBy: string
  updatedAt: string
  finishedAt: string | null
}

/** The keys of the transaction's organization. */
export interface EncryptionRepository {
  /** Oldest first. */
  keys(): Promise<EncryptionKey[]>
  /** The newest. */
  rotation(): Promise<Rotation | null>
  /**
   * Makes a key active in place of the one before, after everyone who writes under that has committed.
   * @throws AppError `conflict` when a rotation is running
   */
  start(id: string): Promise<Rotation>
  /** Null when the rotation has another status than `from`. */
  move(id: string, from: Rotation['status'], to: Rotation['status']): Promise<Rotation | null>
  /**
   * Encrypts up to `limit` records of the transaction's workspace under the rotation's key: those that
   * are under another. Nothing else of a record changes, and one that changes meanwhile is left alone.
   * @returns how many there were; null when the rotation is not running
   */
  reencrypt(id: string, limit: number): Promise<number | null>
  /** Ends the running rotation: call it when nothing is left under older keys. */
  complete(id: string): Promise<Rotation | null>
}
