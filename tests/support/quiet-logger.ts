import type { Logger } from '../../workflows/shared/runtime.ts'

/** Says nothing. */
export const quietLogger: Logger = {
  debug: () => {},
  info: () => {},
  warn: () => {},
  error: () => {},
}
