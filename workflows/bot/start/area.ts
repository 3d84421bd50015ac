import { linkTelegram } from '../../access/link-telegram.ts'
import type { Language } from '../../carousel/content.ts'
import type { Answer } from '../answer.ts'
import { onAction, type BotArea } from '../area.ts'
import { analysisWizard, ideasWizard, replyWizard, rewriteWizard } from '../ai/wizards.ts'
import type { BotTools } from '../bot-tools.ts'
import { greetMember } from '../menu/greet-member.ts'
import { onceAtATime } from '../carousel/once-at-a-time.ts'
import { orderFromWords } from '../carousel/order-carousel.ts'
import { orderOf } from '../carousel/repeat.ts'
import { say } from '../say.ts'
import { texts } from '../texts.ts'
import { beginWizard } from '../wizard/begin-wizard.ts'
import {
  analyseText,
  chooseLanguage,
  findIdeas,
  makeExample,
  replyToCustomer,
  rewriteText,
  showHelp,
} from './actions.ts'
import { everything, more, startMenu } from './start-menu.ts'

/** Greeting, help, the language, and who somebody is. */
export const startArea: BotArea = {
  commands: [
    {
      name: 'start',
      russian: 'старт',
      inGroups: true,
      handle(tools) {
        const text = texts[tools.language].greeting(tools.said.from.firstName)
        return { replies: [{ ...say(tools, text), buttons: startMenu(tools) }] }
      },
    },
    {
      name: 'help',
      russian: 'помощь',
      description: { ru: 'Как это работает', en: 'How it works' },
      inGroups: true,
      handle: help,
    },
    {
      name: 'ru',
      description: { ru: 'Говорить по-русски', en: 'Говорить по-русски' },
      inGroups: true,
      handle: (tools) => speak(tools, 'ru'),
    },
    {
      name: 'en',
      description: { ru: 'Speak English', en: 'Speak English' },
      inGroups: true,
      handle: (tools) => speak(tools, 'en'),
    },
    { name: 'link', russian: 'привязать', inGroups: true, handle: link },
  ],
  actions: [
    onAction(chooseLanguage, (tools, { language }) => speak(tools, language)),
    onAction(showHelp, help),
    onAction(analyseText, (tools) => beginWizard(tools, analysisWizard, {})),
    onAction(findIdeas, (tools) => beginWizard(tools, ideasWizard, {})),
    onAction(rewriteText, (tools) => beginWizard(tools, rewriteWizard, {})),
    onAction(replyToCustomer, (tools) => beginWizard(tools, replyWizard, {})),
    onAction(makeExample, (tools, { index }) => {
      const { examples } = texts[tools.language]
      const topic = examples[index] ?? examples[0] ?? ''
      return onceAtATime(tools, orderFromWords(topic, orderOf(tools), tools))
    }),
  ],
}

function help(tools: BotTools): Answer {
  const text = texts[tools.language].help
  return { replies: [{ ...say(tools, text), buttons: [...everything(tools), ...more(tools)] }] }
}

function speak(tools: BotTools, language: Language): Answer {
  const session = { ...tools.session, language, languageChosen: true }
  const buttons = startMenu({ ...tools, language })
  return { session, replies: [{ ...say(tools, texts[language].languageChosen), buttons }] }
}

/** `/link CODE`, in a private chat: in a group everybody would read the code. */
async function link(tools: BotTools, code: string): Promise<Answer> {
  const { deps, r, context, said, speaker, language } = tools
  const t = texts[language].linked
  if (!said.isPrivate) return { replies: [say(tools, t.not_here)] }
  const telegramUserId = String(speaker.telegramUserId)
  const outcome = await linkTelegram(deps, r, context, { telegramUserId, code })
  if (outcome === 'linked') return greetMember(tools)
  return { replies: [say(tools, t[outcome])] }
}
