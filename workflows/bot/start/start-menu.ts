import type { BotTools } from '../bot-tools.ts'
import { showPrivacy } from '../privacy/actions.ts'
import { showSchedules } from '../schedule/actions.ts'
import { showBrand } from '../brand/actions.ts'
import { makeCarousel, showFormats, showStyles } from '../carousel/actions.ts'
import { showHistory } from '../editing/actions.ts'
import { showMenu } from '../menu/actions.ts'
import type { Button } from '../ports.ts'
import { texts } from '../texts.ts'
import {
  analyseText,
  chooseLanguage,
  findIdeas,
  makeExample,
  replyToCustomer,
  rewriteText,
  showHelp,
} from './actions.ts'
import { tryCompany } from '../trial/actions.ts'
import { trialTexts } from '../trial/texts.ts'
import { startTexts } from './texts.ts'

type Reader = Pick<BotTools, 'language' | 'speaker' | 'said' | 'deps'>

/** Below the greeting: a new carousel, example topics, and all else that can be done. */
export function startMenu(reader: Reader): Button[][] {
  const { examples } = texts[reader.language]
  const [first = [], ...others] = everything(reader)
  return [
    first,
    ...examples.map((text, index) => [makeExample.button(text, { index })]),
    ...others,
    [showHelp.button(startTexts[reader.language].help, {})],
  ]
}

/** Everything that can be done, a press away. */
export function everything({ language, speaker, said, deps }: Reader): Button[][] {
  const t = texts[language]
  const s = startTexts[language]
  const isMember = speaker.userId !== null && said.isPrivate
  const mayTry = deps.isTrial === true && speaker.userId === null && said.isPrivate
  return [
    [makeCarousel.button(s.newCarousel, {})],
    [showBrand.button(s.brand, {}), showHistory.button(s.history, { below: true })],
    [analyseText.button(s.analyse, {}), findIdeas.button(s.ideas, {})],
    [showStyles.button(t.styleButton, {}), showFormats.button(t.formatButton, {})],
    ...(isMember ? [[showMenu.button(s.menu, {})]] : []),
    ...(mayTry ? [[tryCompany.button(trialTexts[language].button, {})]] : []),
    [
      chooseLanguage.button(t.otherLanguageButton, {
        language: language === 'ru' ? 'en' : 'ru',
      }),
    ],
  ]
}

/** What is asked for more rarely: below the help. */
export function more({ language, said }: Reader): Button[][] {
  const s = startTexts[language]
  return [
    [rewriteText.button(s.rewrite, {}), replyToCustomer.button(s.reply, {})],
    [
      showSchedules.button(s.schedules, {}),
      ...(said.isPrivate ? [showPrivacy.button(s.privacy, {})] : []),
    ],
  ]
}
