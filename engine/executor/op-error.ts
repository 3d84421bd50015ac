/** An opcode that cannot be carried out: the run fails with this name and message. */
export class OpError extends Error {
  override readonly name: string

  constructor(name: string, message: string) {
    super(message)
    this.name = name
  }
}
