import type { SlideKind, SlideWords } from '../../carousel/content.ts'
import { cleanText } from '../../carousel/rules/clean-text.ts'

const BULLET = /^(?:[•·▪◦*–—-]|\d{1,2}[.)])\s+/u
const NUMBER = /^\d{1,2}[.)]\s+/u
const DASH = /^[—–-]\s*/u

/**
 * A message as the words of a slide of this kind. What is missing is left empty, so that the limits of
 * the content name it.
 */
export function readWords(kind: SlideKind, message: string): SlideWords {
  const text = cleanText(message)
  const all = text.split('\n')
  const lines = all.filter((line) => line !== '')
  const [first = '', ...rest] = lines
  switch (kind) {
    case 'title':
      return { kind, title: first, ...given('subtitle', rest.join(' ')) }
    case 'text':
      return all.length > 2 && all[1] === ''
        ? { kind, title: first, text: all.slice(2).join('\n') }
        : { kind, text }
    case 'points':
      return { kind, title: first, points: rest.map((line) => line.replace(BULLET, '')) }
    case 'quote': {
      const last = lines.at(-1) ?? ''
      if (lines.length < 2 || !DASH.test(last)) return { kind, text }
      return {
        kind,
        text: lines.slice(0, -1).join('\n'),
        ...given('author', last.replace(DASH, '')),
      }
    }
    case 'steps':
      return { kind, title: first, steps: readSteps(rest) }
    case 'comparison': {
      const [title = '', left = '', right = ''] = text.split(/\n{2,}/)
      return { kind, title, left: readColumn(left), right: readColumn(right) }
    }
    case 'call_to_action': {
      const action = rest.at(-1) ?? ''
      return { kind, title: first, ...given('text', rest.slice(0, -1).join(' ')), action }
    }
  }
}

/** Numbered lines are steps, what follows one explains it; without numbers each line is a step. */
function readSteps(lines: string[]): { title: string; text?: string }[] {
  if (!lines.some((line) => NUMBER.test(line))) {
    return lines.map((line) => ({ title: line.replace(BULLET, '') }))
  }
  const steps: { title: string; text?: string }[] = []
  for (const line of lines) {
    const step = steps.at(-1)
    if (NUMBER.test(line) || !step) steps.push({ title: line.replace(NUMBER, '') })
    else step.text = step.text === undefined ? line : `${step.text} ${line}`
  }
  return steps
}

function readColumn(block: string): { title: string; points: string[] } {
  const [title = '', ...points] = block.split('\n').filter((line) => line !== '')
  return { title, points: points.map((line) => line.replace(BULLET, '')) }
}

function given<Key extends string>(key: Key, text: string): { [K in Key]?: string } {
  return (text === '' ? {} : { [key]: text }) as { [K in Key]?: string }
}
