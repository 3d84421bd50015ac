import type { WireError } from '../types.ts'

/** The error that a step or a function ended with, as its caller sees it: without the SDK's marker. */
export function wireError(value: unknown): WireError {
  if (typeof value === 'object' && value !== null) {
    const { __serialized, ...rest } = value as Record<string, unknown>
    return {
      ...rest,
      name: typeof rest['name'] === 'string' ? rest['name'] : 'Error',
      message: typeof rest['message'] === 'string' ? rest['message'] : JSON.stringify(rest),
    }
  }
  return { name: 'Error', message: typeof value === 'string' ? value : 'Unknown error' }
}

/** A value as JSON text; undefined is null. */
export function toJson(value: unknown): string {
  return JSON.stringify(value === undefined ? null : value)
}
