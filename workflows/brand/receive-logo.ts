import { changeBrandPart } from '../bot/brand/actions.ts'
import { brandTexts } from '../bot/brand/texts.ts'
import type { Deps } from '../deps.ts'
import { withInngestErrors } from '../shared/durable.ts'
import { AppError, errorCode } from '../shared/errors.ts'
import type { EventContext } from '../shared/events.ts'
import type { StepRunner } from '../shared/saga.ts'
import { changeBrand } from './change-brand.ts'
import { logoKey } from './logo-key.ts'
import { LOGO_BYTES, type LogoProblem } from './ports.ts'
import { sendBrandSample } from './send-sample.ts'

export interface ReceiveLogo {
  chatId: number
  fileId: string
  /** The update that brought it: part of keys, so that a repeat repeats and another try does not. */
  updateId: number
  context: EventContext
  step: StepRunner
}

type Prepared =
  | { logo: { key: string; width: number; height: number }; old: string | null }
  | { problem: LogoProblem | 'gone' }

/** Fetches a logo that somebody sent, prepares and stores it, changes the brand, and shows a sample; or says why not. */
export async function receiveLogo(
  deps: Pick<Deps, 'inTenant' | 'newId' | 'images' | 'logos' | 'messenger' | 'renderer' | 'handle'>,
  { chatId, fileId, updateId, context, step }: ReceiveLogo,
): Promise<{ stored: boolean }> {
  const prepared = (await step.run('prepare the logo', () =>
    withInngestErrors(() => prepareLogo(deps, context, { chatId, fileId, updateId })),
  )) as Prepared
  if ('problem' in prepared) {
    await step.run('say why not', () =>
      withInngestErrors(() => tell(deps, context, { chatId, updateId, problem: prepared.problem })),
    )
    return { stored: false }
  }
  await step.run('change the brand', () =>
    withInngestErrors(() =>
      deps.inTenant(context, async (r) => {
        await changeBrand(deps, r, context, { chatId, change: { logo: prepared.logo } })
      }),
    ),
  )
  await step.run('show a sample', () =>
    withInngestErrors(() => sendBrandSample(deps, context, { chatId, updateId })),
  )
  const { old } = prepared
  if (old !== null) {
    await step.run('delete the old logo', () =>
      withInngestErrors(() => deps.images.delete(context, old)),
    )
  }
  return { stored: true }
}

async function prepareLogo(
  deps: Pick<Deps, 'inTenant' | 'newId' | 'images' | 'logos' | 'messenger'>,
  context: EventContext,
  { chatId, fileId, updateId }: Pick<ReceiveLogo, 'chatId' | 'fileId' | 'updateId'>,
): Promise<Prepared> {
  const bytes = await deps.messenger
    .downloadFile(fileId, { maxBytes: LOGO_BYTES })
    .catch((error: unknown) => {
      const code = errorCode(error)
      if (code === 'payload_too_large') return 'too_large' as const
      if (code === 'not_found') return 'gone' as const
      throw error
    })
  if (typeof bytes === 'string') return { problem: bytes }
  const prepared = await deps.logos.prepare(bytes)
  if ('problem' in prepared) return { problem: prepared.problem }
  const kit = await deps.inTenant(context, (r) => r.brandKits.lock(chatId, deps.newId()))
  const key = logoKey(kit.id, updateId)
  // Remembered before the change: a repeat of that would find the new one.
  const old = kit.values.logo?.key ?? null
  await deps.images.put(context, key, { bytes: prepared.bytes, mediaType: 'image/png' })
  const logo = { key, width: prepared.width, height: prepared.height }
  return { logo, old: old === key ? null : old }
}

/** Tells the person why their picture is not their logo, once. */
export async function tell(
  deps: Pick<Deps, 'inTenant' | 'messenger'>,
  context: EventContext,
  {
    chatId,
    updateId,
    problem,
  }: { chatId: number; updateId: number; problem: LogoProblem | 'gone' | 'failed' },
): Promise<void> {
  const session = await deps.inTenant(context, (r) => r.sessions.find(chatId))
  if (!session) throw new AppError('not_found', `There is no chat ${chatId}`)
  const t = brandTexts[session.language]
  await deps.messenger.sendText(context, {
    key: `brand:logo:${chatId}:${updateId}`,
    chatId,
    text: t.logo[problem],
    buttons: [[changeBrandPart.button(t.anotherLogo, { part: 'logo' })]],
  })
}
