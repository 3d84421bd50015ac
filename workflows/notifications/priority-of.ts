import type { News } from './news.ts'
import type { Priority } from './ports.ts'

/** How urgent news are: what failed first, what happened by itself last. */
export function priorityOf(news: News): Priority {
  switch (news.kind) {
    case 'failed':
    case 'cycleStopped':
      return 'high'
    case 'bulkCompleted':
      return news.data.failed > 0 || news.data.status === 'failed' ? 'high' : 'normal'
    case 'converted':
      return news.data.conversionType === 'automatic' ? 'low' : 'normal'
    case 'undone':
      return 'normal'
  }
}
