import { cancelErasureButton } from '../bot/privacy/actions.ts'
import { privacyTexts } from '../bot/privacy/texts.ts'
import type { Deps } from '../deps.ts'
import { withInngestErrors } from '../shared/durable.ts'
import { errorCode } from '../shared/errors.ts'
import type { EventContext } from '../shared/events.ts'
import { showMoment } from '../shared/read-time.ts'
import { erasePictures } from './erase-pictures.ts'

interface Steps {
  run(id: string, work: () => Promise<unknown>): Promise<unknown>
  sleepUntil(id: string, time: Date): Promise<void>
}

const HOUR = 3_600_000

/**
 * Forgets a person once the delay is over and they have not changed their mind: says goodbye, then deletes part
 * by part. A part that is erased twice is erased once. The run itself keeps only the number of the wish.
 */
export async function erasePerson(
  deps: Deps,
  {
    erasureId,
    dueAt,
    context,
    step,
  }: { erasureId: string; dueAt: string; context: EventContext; step: Steps },
): Promise<{ erased: boolean }> {
  const run = async <T>(id: string, work: () => Promise<T>) =>
    (await step.run(id, () => withInngestErrors(work))) as T
  const due = Date.parse(dueAt)
  await step.sleepUntil('until the reminder', new Date(due - HOUR))
  await run('remind', () => say(deps, context, erasureId, 'reminder'))
  await step.sleepUntil('until it is time', new Date(due))

  const begun = await run('begin', () => begin(deps, context, erasureId))
  if (!begun) return { erased: false }
  // Last words first: afterwards nobody knows whom to tell.
  await run('say goodbye', () => say(deps, context, erasureId, 'goodbye'))
  let rows = await run('erase pictures', async () => {
    const person = await personOf(deps, context, erasureId)
    return person === null ? 0 : erasePictures(deps, context, { telegramUserId: person })
  })
  const parts = await run('list the parts', () =>
    deps.inTenant(context, async (r) => [...r.personalData.parts]),
  )
  for (const part of parts) {
    rows += await run(`erase ${part}`, () =>
      deps.inTenant(context, async (r) => {
        const telegramUserId = (await r.erasures.find(erasureId))?.telegramUserId ?? null
        return telegramUserId === null ? 0 : r.personalData.erase(part, { telegramUserId })
      }),
    )
  }
  await run('close', () =>
    deps.inTenant(context, async (r) => {
      if ((await r.erasures.find(erasureId))?.status !== 'running') return null
      await r.erasures.move(erasureId, 'done')
      const data = { erasureId, rows }
      await r.events.append(context, [{ type: 'privacy.erased', subject: erasureId, data }])
      return null
    }),
  )
  return { erased: true }
}

function begin(deps: Deps, context: EventContext, erasureId: string): Promise<boolean> {
  return deps.inTenant(context, async (r) => {
    const erasure = await r.erasures.find(erasureId)
    if (erasure?.status === 'waiting') await r.erasures.move(erasureId, 'running')
    return erasure?.status === 'waiting' || erasure?.status === 'running'
  })
}

async function personOf(deps: Deps, context: EventContext, erasureId: string) {
  const erasure = await deps.inTenant(context, (r) => r.erasures.find(erasureId))
  return erasure?.telegramUserId ?? null
}

/** Best effort: whoever blocked the bot is forgotten all the same. */
async function say(
  deps: Deps,
  context: EventContext,
  erasureId: string,
  what: 'reminder' | 'goodbye',
): Promise<null> {
  const { erasure, timeZone } = await deps.inTenant(context, async (r) => ({
    erasure: await r.erasures.find(erasureId),
    timeZone: (await r.settings.read()).values.timeZone,
  }))
  if (!erasure || erasure.telegramUserId === null || erasure.status === 'cancelled') return null
  const { language, dueAt, telegramUserId } = erasure
  const t = privacyTexts[language]
  const text = what === 'goodbye' ? t.goodbye : t.reminder(showMoment(dueAt, timeZone, language))
  const cancel = cancelErasureButton.button(t.cancelButton, { erasureId })
  try {
    await deps.messenger.sendText(context, {
      key: `erasure:${erasureId}:${what}`,
      chatId: telegramUserId,
      text,
      ...(what === 'reminder' ? { buttons: [[cancel]] } : {}),
    })
  } catch (error) {
    if (errorCode(error) !== 'provider_rejected') throw error
  }
  return null
}
