import type { Expressions, Formats } from '../ports.ts'
import type { ConversionRule } from '../rules/rule.ts'
import type { CompiledRule } from './compiled-rule.ts'

export interface CompileAround {
  expressions: Expressions
  formats: Formats
  /** IANA, of the workspace. */
  timeZone: string
}

/** @throws AppError `invalid_input` for a rule that was not checked */
export function compileRule(_rule: ConversionRule, _around: CompileAround): CompiledRule {
  throw new Error('not built yet')
}
