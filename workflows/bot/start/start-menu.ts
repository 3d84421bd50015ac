import type { Language } from '../../carousel/content.ts'
import { showFormats, showStyles } from '../carousel/actions.ts'
import type { Button } from '../ports.ts'
import { texts } from '../texts.ts'
import { chooseLanguage, makeExample } from './actions.ts'

/** Below the greeting: example topics, the settings, the other language. */
export function startMenu(language: Language): Button[][] {
  const t = texts[language]
  return [
    ...t.examples.map((text, index) => [makeExample.button(text, { index })]),
    [showStyles.button(t.styleButton, {}), showFormats.button(t.formatButton, {})],
    [
      chooseLanguage.button(t.otherLanguageButton, {
        language: language === 'ru' ? 'en' : 'ru',
      }),
    ],
  ]
}
