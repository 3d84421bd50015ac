import { type BrandChange, changeBrand } from '../../brand/change-brand.ts'
import { readColors } from '../../brand/read-colors.ts'
import { readHandle } from '../../brand/read-handle.ts'
import type { Answer } from '../answer.ts'
import type { BotTools } from '../bot-tools.ts'
import { say } from '../say.ts'
import { ifMayChange } from './may-change.ts'
import { requestSample } from './request-sample.ts'
import { brandTexts } from './texts.ts'

/** `/brand @potok #1a73e8`: everything in one line. */
export function quickChange(tools: BotTools, argument: string): Promise<Answer> {
  return ifMayChange(tools, async () => {
    const { deps, r, context, said, language } = tools
    const t = brandTexts[language]
    const change = readChange(argument)
    if (!change) return { replies: [say(tools, t.notUnderstood)] }
    await changeBrand(deps, r, context, { chatId: said.chatId, change })
    return { replies: [say(tools, t.saved)], events: [requestSample(tools)] }
  })
}

function readChange(argument: string): BrandChange | null {
  const [first = '', ...others] = argument.trim().split(/\s+/)
  const isHandle = first.startsWith('@') || first.includes('/')
  const handle = isHandle ? readHandle(first) : null
  if (isHandle && handle === null) return null
  const rest = isHandle ? others.join(' ') : argument
  const colors = rest.trim() === '' ? null : readColors(rest)
  if (rest.trim() !== '' && !colors) return null
  const [primary, background, accent] = colors ?? []
  return {
    ...(handle === null ? {} : { handle }),
    ...(primary === undefined
      ? {}
      : {
          colors: { primary, ...(background ? { background } : {}), ...(accent ? { accent } : {}) },
        }),
  }
}
