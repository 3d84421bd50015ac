import { z } from 'zod'
import type { Answer } from '../answer.ts'
import type { BotArea } from '../area.ts'
import type { BotTools } from '../bot-tools.ts'
import { memberAction, memberCommand } from '../business/in-private.ts'
import { showing } from '../business/show.ts'
import { timesOf } from '../business/surroundings.ts'
import type { Button } from '../ports.ts'
import { beginWizard } from '../wizard/begin-wizard.ts'
import type { Wizard } from '../wizard/wizard.ts'
import { askHour, askZone, chooseHour, showDigest, switchDigest } from './actions.ts'
import { findZone } from './find-zone.ts'
import { planDigest } from './next-digest.ts'
import type { Digest } from './repository.ts'
import { digestTexts, hourText } from './texts.ts'

const FIRST_HOUR = 9

/** Changes the speaker's digest, and shows how it is then. */
async function change(
  tools: BotTools,
  to: Partial<Pick<Digest, 'hour' | 'timeZone' | 'enabled'>>,
): Promise<Answer> {
  const { r, deps, speaker } = tools
  if (speaker.userId === null) return { replies: [] }
  const { timeZone } = await timesOf(tools)
  const before = (await r.digests.find(speaker.userId)) ?? {
    userId: speaker.userId,
    hour: FIRST_HOUR,
    timeZone,
    enabled: false,
    nextAt: null,
    lastDay: null,
    lastAt: null,
  }
  const now = deps.clock.now()
  const after = { ...before, enabled: true, ...to }
  const plan = planDigest(after, now)
  // An hour that is past today already begins tomorrow.
  await r.digests.save({ ...after, nextAt: after.enabled ? plan.nextAt : null })
  return show(tools, after)
}

function show(tools: BotTools, digest: Digest | null): Answer {
  const t = digestTexts[tools.language]
  if (!digest?.enabled) {
    const buttons = [[switchDigest.button(t.turnOn, { enabled: true })]]
    return showing(tools, { text: t.off, buttons })
  }
  const text = t.on(hourText(digest.hour), digest.timeZone)
  const buttons: Button[][] = [
    [askHour.button(t.otherHour, {}), askZone.button(t.otherZone, {})],
    [switchDigest.button(t.turnOff, { enabled: false })],
  ]
  return showing(tools, { text, buttons })
}

async function present(tools: BotTools): Promise<Answer> {
  const { r, speaker } = tools
  return show(tools, speaker.userId === null ? null : await r.digests.find(speaker.userId))
}

function hours(tools: BotTools): Answer {
  const row = (from: number) =>
    Array.from({ length: 6 }, (_, index) =>
      chooseHour.button(hourText(from + index), { hour: from + index }),
    )
  const buttons = [row(6), row(12), row(18), row(0)]
  return showing(tools, { text: digestTexts[tools.language].whichHour, buttons })
}

const zoneData = z.object({ timeZone: z.string().optional() })

const zoneWizard: Wizard<z.infer<typeof zoneData>> = {
  kind: 'digest.zone',
  title: { ru: 'город для сводки', en: 'the city of the digest' },
  data: zoneData,
  steps: [
    {
      name: 'zone',
      async ask(tools) {
        const { timeZone } = await timesOf(tools)
        const zones = [...new Set([timeZone, 'Asia/Almaty', 'Europe/Moscow', 'Europe/Berlin'])]
        return {
          text: digestTexts[tools.language].whichZone,
          choices: zones.map((value) => [{ text: value, value }]),
        }
      },
      answer({ language }, _data, reaction) {
        const typed =
          reaction.kind === 'text'
            ? reaction.text
            : reaction.kind === 'choice'
              ? reaction.value
              : ''
        const timeZone = findZone(typed)
        return timeZone === null
          ? { problem: digestTexts[language].noZone }
          : { data: { timeZone } }
      },
      summary: ({ timeZone = '' }, language) => digestTexts[language].zoneIs(timeZone),
    },
  ],
  async finish(tools, { timeZone }) {
    if (timeZone === undefined || tools.speaker.permissions.size === 0) return { replies: [] }
    const { replies } = await change(tools, { timeZone })
    // The pressed message has become the answer to the question already.
    return {
      replies: replies.map((reply) =>
        reply.kind === 'edit'
          ? { kind: 'text', text: reply.text, buttons: reply.buttons ?? [] }
          : reply,
      ),
    }
  },
}

/** The daily digest: when it comes, and whether it does. */
export const digestArea: BotArea = {
  commands: [
    memberCommand({
      name: 'digest',
      russian: 'сводка',
      description: { ru: '☀️ Сводка дня', en: '☀️ Daily digest' },
      handle: present,
    }),
  ],
  actions: [
    memberAction(showDigest, present),
    memberAction(askHour, hours),
    memberAction(askZone, (tools) => beginWizard(tools, zoneWizard, {})),
    memberAction(chooseHour, (tools, { hour }) => change(tools, { hour })),
    memberAction(switchDigest, (tools, { enabled }) => change(tools, { enabled })),
  ],
  wizards: [zoneWizard] as unknown as NonNullable<BotArea['wizards']>,
}
