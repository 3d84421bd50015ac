import { z } from 'zod'
import type { ActionButton, StoredAction } from './ports.ts'

/** What a pressed button asks for, with what it must know. Kept in the database under a short id. */
export interface ActionDeclaration<Shape extends z.ZodRawShape = z.ZodRawShape> {
  /** `<area>.<verb>`, such as `deal.win`: stored, so it never changes its meaning. */
  readonly kind: string
  readonly data: z.ZodObject<Shape>
  /** A button that asks for it. */
  button(text: string, data: z.infer<z.ZodObject<Shape>>): ActionButton
  /** The action alone, to be kept elsewhere than on a button. */
  with(data: z.infer<z.ZodObject<Shape>>): StoredAction
}

/**
 * Declares an action of buttons. `data` holds ids and short choices, never whole texts. Fields that come
 * later are optional, so that buttons sent before still work.
 */
export function declareAction<Shape extends z.ZodRawShape>(
  kind: string,
  data: Shape,
): ActionDeclaration<Shape> {
  const schema = z.object(data)
  const withData = (given: z.infer<typeof schema>): StoredAction => ({
    kind,
    data: given as Record<string, unknown>,
  })
  return {
    kind,
    data: schema,
    with: withData,
    button: (text, given) => ({ text, action: withData(given) }),
  }
}
