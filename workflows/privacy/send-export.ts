import type { Deps } from '../deps.ts'
import { privacyTexts } from '../bot/privacy/texts.ts'
import { withInngestErrors } from '../shared/durable.ts'
import { errorCode } from '../shared/errors.ts'
import type { EventContext } from '../shared/events.ts'
import type { StepRunner } from '../shared/saga.ts'
import { type ExportCursor, exportPart } from './export-part.ts'

/**
 * Sends what is stored about a person as files to their private chat, each in a step of its own under a key of
 * its own. The steps remember where they were, and nothing of what they sent.
 */
export async function sendExport(
  deps: Deps,
  {
    chatId,
    updateId,
    context,
    step,
  }: { chatId: number; updateId: number; context: EventContext; step: StepRunner },
): Promise<{ files: number }> {
  let cursor: ExportCursor | null = { part: 0, offset: 0 }
  let files = 0
  while (cursor) {
    const from: ExportCursor = cursor
    files += 1
    const number = files
    cursor = (await step.run(`send file ${number}`, () =>
      withInngestErrors(() => sendFile(deps, context, { chatId, updateId, number, from })),
    )) as ExportCursor | null
  }
  return { files }
}

async function sendFile(
  deps: Deps,
  context: EventContext,
  file: { chatId: number; updateId: number; number: number; from: ExportCursor },
): Promise<ExportCursor | null> {
  const { chatId, updateId, number, from } = file
  // A private chat has the number of its person.
  const { bytes, next } = await exportPart(deps, context, { telegramUserId: chatId }, from)
  const session = await deps.inTenant(context, (r) => r.sessions.find(chatId))
  const t = privacyTexts[session?.language ?? 'ru']
  try {
    await deps.messenger.sendDocument(context, {
      key: `privacy:${updateId}:${number}`,
      chatId,
      caption: t.exported(number, next === null),
      document: { bytes, mediaType: 'application/json', fileName: `potok-data-${number}.json` },
    })
  } catch (error) {
    if (errorCode(error) !== 'provider_rejected') throw error
    return null
  }
  return next
}
