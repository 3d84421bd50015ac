import type { Button, ButtonStore } from '../../workflows/bot/ports.ts'
import type { TenantScope } from '../../workflows/shared/scope.ts'

/** A button as the Bot API has it: `data` is at most 64 bytes of UTF-8. */
export type WireButton = { text: string; data: string } | { text: string; url: string }

/** Keeps what the buttons ask for, and gives them the short ids that they carry. */
export async function wireButtons(
  store: ButtonStore,
  scope: TenantScope,
  chatId: number,
  rows: readonly (readonly Button[])[],
): Promise<WireButton[][]> {
  const actions = rows.flat().flatMap((button) => ('action' in button ? [button.action] : []))
  const ids = await store.keep(scope, chatId, actions)
  let next = 0
  return rows.map((row) =>
    row.map((button) => {
      if ('url' in button) return button
      const data = ids[next] ?? ''
      next += 1
      return { text: button.text, data }
    }),
  )
}
