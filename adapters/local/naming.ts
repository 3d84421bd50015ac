/** Runs a part of the start; what it throws says, in one line, which variable to look at. */
export async function naming<T>(variable: string, part: () => T | Promise<T>): Promise<T> {
  try {
    return await part()
  } catch (cause) {
    const why = cause instanceof Error ? cause.message : String(cause)
    throw new Error(`${variable}: ${why.replaceAll(/\s+/g, ' ')}`, { cause })
  }
}
