import { BRAND_PARTS } from '../../brand/brand-kit.ts'
import { brandFor } from '../../brand/brand-for.ts'
import { changeBrand } from '../../brand/change-brand.ts'
import type { Answer } from '../answer.ts'
import { onAction, type BotArea } from '../area.ts'
import type { BotTools } from '../bot-tools.ts'
import { say } from '../say.ts'
import { beginWizard } from '../wizard/begin-wizard.ts'
import {
  changeBrandPart,
  keepBrand,
  removeBrand,
  removeBrandSurely,
  showBrand,
  showBrandSample,
} from './actions.ts'
import { brandCard } from './brand-card.ts'
import { brandWizard } from './brand-wizard.ts'
import { ifMayChange } from './may-change.ts'
import { quickChange } from './quick-change.ts'
import { requestSample } from './request-sample.ts'
import { brandTexts } from './texts.ts'

/** How carousels look and speak. */
export const brandArea: BotArea = {
  commands: [
    {
      name: 'brand',
      russian: 'бренд',
      description: { ru: 'Ник, логотип, цвета и тон', en: 'Handle, logo, colours and tone' },
      inGroups: true,
      handle: (tools, argument) => (argument === '' ? show(tools) : quickChange(tools, argument)),
    },
  ],
  actions: [
    onAction(showBrand, show),
    onAction(changeBrandPart, (tools, { part }) =>
      ifMayChange(tools, () => beginWizard(tools, brandWizard, { only: part })),
    ),
    onAction(showBrandSample, (tools) => ({
      replies: [],
      notice: brandTexts[tools.language].sampleComing,
      events: [requestSample(tools)],
    })),
    onAction(removeBrand, (tools) =>
      ifMayChange(tools, () => {
        const t = brandTexts[tools.language]
        const buttons = [
          [removeBrandSurely.button(t.removeAllYes, {}), keepBrand.button(t.keep, {})],
        ]
        return { replies: [{ ...say(tools, t.removeAllQuestion), buttons }] }
      }),
    ),
    onAction(removeBrandSurely, (tools) =>
      ifMayChange(tools, async () => {
        const { deps, r, context, said, language } = tools
        const nothing = Object.fromEntries(BRAND_PARTS.map((part) => [part, null]))
        await changeBrand(deps, r, context, { chatId: said.chatId, change: nothing })
        return edited(tools, brandTexts[language].removedAll)
      }),
    ),
    onAction(keepBrand, (tools) => edited(tools, brandTexts[tools.language].nothingChanged)),
  ],
  wizards: [brandWizard as never],
}

/** What there is; the first time, the questions. */
async function show(tools: BotTools): Promise<Answer> {
  const { r, said, language } = tools
  if ((await brandFor(r, said.chatId)) === null) {
    return ifMayChange(tools, () => beginWizard(tools, brandWizard, {}))
  }
  const [own, ofWorkspace] = [await r.brandKits.find(said.chatId), await r.brandKits.find(null)]
  const { text, buttons } = brandCard(language, own?.values ?? {}, ofWorkspace?.values ?? {})
  return { replies: [{ ...say(tools, text), buttons }] }
}

const edited = ({ said }: BotTools, text: string): Answer => ({
  replies: [{ kind: 'edit', messageId: said.messageId, text }],
})
