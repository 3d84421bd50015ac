import type { OutputOf } from '../../../../../workflows/ai/content/output.ts'
import type { Language } from '../../../../../workflows/carousel/content.ts'
import { cleanText } from '../../../../../workflows/carousel/rules/clean-text.ts'
import { cutText } from '../../../../../workflows/carousel/rules/cut-text.ts'
import { stripHtml } from '../../strip-html.ts'
import { withoutPhrases } from './bureaucratic.ts'
import { audienceOf } from './audience.ts'
import { readText } from './features.ts'
import { improvementsOf } from './improvements.ts'
import { measure } from './measure.ts'
import { strengthsOf } from './strengths.ts'
import { summaryOf } from './summary.ts'
import { themesOf } from './themes.ts'
import { toneOf } from './tone.ts'

/** Reads a text by rules: what it is about, how it sounds, for whom, and what to change, by its own words. */
export function analyse(given: string, language: Language): OutputOf<'analysis'> {
  const text = cleanText(stripHtml(given))
  const features = readText(text, language)
  const themes = themesOf(withoutPhrases(text, language), language)
  return {
    kind: 'analysis',
    summary: cutText(summaryOf(features, themes), 500),
    themes,
    tone: cutText(toneOf(features), 400),
    audience: cutText(audienceOf(features), 400),
    strengths: strengthsOf(features).map((strength) => cutText(strength, 400)),
    improvements: improvementsOf(features).map(({ problem, quote, suggestion }) => ({
      problem: cutText(problem, 300),
      quote: quoteOf(quote),
      suggestion: cutText(suggestion, 500),
    })),
    readability: measure(text, language),
  }
}

/** The beginning of the person's sentence, cut at a word: letter by letter theirs, but for the ellipsis. */
const quoteOf = (sentence: string) => cutText(sentence.replace(/\s+/g, ' '), 200)
