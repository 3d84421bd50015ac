import type { Expressions } from '../../workflows/conversion/ports.ts'

/** CEL by @marcbachmann/cel-js. */
export function createExpressions(): Expressions {
  return {
    compile: () => {
      throw new Error('not built yet')
    },
  }
}
