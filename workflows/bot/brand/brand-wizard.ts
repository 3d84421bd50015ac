import { type BrandChange, changeBrand } from '../../brand/change-brand.ts'
import type { Answer } from '../answer.ts'
import type { BotTools } from '../bot-tools.ts'
import { say } from '../say.ts'
import type { Wizard } from '../wizard/wizard.ts'
import { colorSteps } from './color-steps.ts'
import { fontStep, handleStep, logoStep, nameStep, toneStep } from './part-steps.ts'
import { requestSample } from './request-sample.ts'
import { brandTexts } from './texts.ts'
import { type BrandData, brandDataSchema } from './wizard-data.ts'

/** Asks for the parts of a brand, one after the other, or for one of them. */
export const brandWizard: Wizard<BrandData> = {
  kind: 'brand',
  title: { ru: 'ваш бренд', en: 'your brand' },
  data: brandDataSchema,
  steps: [handleStep, nameStep, logoStep, ...colorSteps, fontStep, toneStep],
  finish: saveBrand,
}

async function saveBrand(tools: BotTools, data: BrandData): Promise<Answer> {
  const { deps, r, context, said, language, updateId } = tools
  const t = brandTexts[language]
  const before = await r.brandKits.find(said.chatId)
  const change = changeOf(data)
  const after = await changeBrand(deps, r, context, { chatId: said.chatId, change })
  const isChanged = after.version !== (before?.version ?? 0)
  if (typeof data.logo === 'string') {
    return {
      replies: [say(tools, t.logoComing)],
      events: [
        {
          type: 'brand.logo_received',
          subject: after.id,
          data: { chatId: said.chatId, fileId: data.logo, updateId },
        },
      ],
    }
  }
  if (!isChanged) return { replies: [say(tools, t.nothingChanged)] }
  if (Object.keys(after.values).length === 0) return { replies: [say(tools, t.removedAll)] }
  return { replies: [say(tools, t.saved)], events: [requestSample(tools)] }
}

/** A logo comes later, when it is prepared; only its removal is at once. */
function changeOf({ handle, name, logo, primary, background, accent, font, tone }: BrandData) {
  const colors =
    primary == null
      ? primary
      : { primary, ...(background ? { background } : {}), ...(accent ? { accent } : {}) }
  const given: BrandChange = {
    handle,
    name,
    colors,
    font,
    tone,
    logo: logo === null ? null : undefined,
  }
  return Object.fromEntries(
    Object.entries(given).filter(([, value]) => value !== undefined),
  ) as BrandChange
}
