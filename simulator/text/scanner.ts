/** A cursor over text that can name its place as a byte offset, as Telegram's errors do. */
export interface Scanner {
  done(): boolean
  /** The character `ahead` of the cursor, or '' behind the end. */
  peek(ahead?: number): string
  next(): string
  skip(count: number): void
  takeWhile(test: (char: string) => boolean): string
  position(): number
  /** UTF-8 bytes before the cursor. */
  byteOffset(): number
}

export function createScanner(source: string): Scanner {
  let at = 0
  return {
    done: () => at >= source.length,
    peek: (ahead = 0) => source.charAt(at + ahead),
    next: () => source.charAt(at++),
    skip: (count) => {
      at += count
    },
    takeWhile: (test) => {
      const from = at
      while (at < source.length && test(source.charAt(at))) at += 1
      return source.slice(from, at)
    },
    position: () => at,
    byteOffset: () => Buffer.byteLength(source.slice(0, at)),
  }
}
