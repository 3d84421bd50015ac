import { settleBudget } from '../budget/settle-budget.ts'
import type { Deps, Repositories } from '../../deps.ts'
import type { EventContext, NewEvent } from '../../shared/events.ts'
import type { AiContent } from './repository.ts'

/** The content is ready: its budget is settled, and the event that its kind has is published. */
export async function completeContent(
  { clock }: Pick<Deps, 'clock'>,
  r: Repositories,
  context: EventContext,
  contentId: string,
): Promise<{ writer: string }> {
  const content = await r.aiContents.update(contentId, {
    status: 'completed',
    failure: null,
    drafts: [],
    completedAt: new Date(clock.now()).toISOString(),
  })
  await settleBudget(r, contentId, content.usage)
  await r.events.append(context, [eventOf(content)])
  return { writer: content.writer ?? 'builtin' }
}

function eventOf({ id, kind, writer, cachedFrom, chat }: AiContent): NewEvent {
  const data = {
    contentId: id,
    writer: writer ?? 'builtin',
    ...(cachedFrom ? { cachedFrom } : {}),
    ...(chat ? { chatId: chat.chatId } : {}),
  }
  return kind === 'wisdom'
    ? { type: 'ai.wisdom.generated', subject: id, data }
    : { type: 'ai.analysis.completed', subject: id, data: { kind, ...data } }
}
