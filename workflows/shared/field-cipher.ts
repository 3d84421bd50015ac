/** Where an encrypted value stands. A ciphertext that was moved elsewhere does not decrypt. */
export interface CipherPlace {
  /** Table and column, `employees.iban`. */
  column: string
  recordId: string
}

/**
 * Encrypts fields of one organization: AES-256-GCM under its data key, which the master key wraps.
 * Bound to the organization of the transaction that it was made for.
 */
export interface FieldCipher {
  encrypt(value: string, place: CipherPlace): Promise<string>
  /** @throws AppError `internal` when the text was tampered with or moved */
  decrypt(ciphertext: string, place: CipherPlace): Promise<string>
  /** Equal values of one column have equal indexes (HMAC-SHA-256); nothing else can be told from one. */
  blindIndex(value: string, column: string): Promise<string>
}
