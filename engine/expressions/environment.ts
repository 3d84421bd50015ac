import { Environment } from '@marcbachmann/cel-js'

type Arithmetic = (a: number, b: number) => number

const arithmetic: Readonly<Record<string, Arithmetic>> = {
  '+': (a, b) => a + b,
  '-': (a, b) => a - b,
  '*': (a, b) => a * b,
  '/': (a, b) => a / b,
  '%': (a, b) => a % b,
}

/**
 * CEL (https://cel.dev) as Inngest extends it. Numbers from JSON are doubles, numbers in an
 * expression are ints: arithmetic accepts both together.
 */
export function createEnvironment(): Environment {
  const environment = new Environment({
    homogeneousAggregateLiterals: false,
    limits: { maxAstNodes: 2_000, maxDepth: 60, maxListElements: 1_000, maxMapEntries: 1_000 },
  })
  for (const name of ['event', 'async', 'vars']) environment.registerVariable(name, 'dyn')
  for (const [operator, apply] of Object.entries(arithmetic)) {
    const handler = (a: number | bigint, b: number | bigint) => apply(Number(a), Number(b))
    environment.registerOperator(`double ${operator} int`, handler)
    environment.registerOperator(`int ${operator} double`, handler)
  }
  environment.registerOperator('double % double', (a: number, b: number) => a % b)
  environment.registerOperator('string + double', (a: string, b: number) => a + String(b))
  environment.registerOperator('double + string', (a: number, b: string) => String(a) + b)
  environment.registerFunction('lowercase(string): string', (text: string) => text.toLowerCase())
  environment.registerFunction('uppercase(string): string', (text: string) => text.toUpperCase())
  environment.registerFunction('b64decode(string): string', (text: string) =>
    Buffer.from(text, 'base64').toString('utf8'),
  )
  environment.registerFunction('json_parse(string): dyn', (text: string) => JSON.parse(text))
  return environment
}
