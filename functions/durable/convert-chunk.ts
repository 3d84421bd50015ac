import type { Inngest } from 'inngest'
import { convertChunk } from '../../workflows/conversion/bulk/convert-chunk.ts'
import { failChunk } from '../../workflows/conversion/bulk/fail-chunk.ts'
import { conversionChunkRequested } from '../../workflows/conversion/events.ts'
import type { Deps } from '../../workflows/deps.ts'
import { codeOfFailure, withInngestErrors } from '../../workflows/shared/durable.ts'
import { contextOf } from './context-of.ts'

/** `conversion.chunk_requested` → at most 100 records converted. Four chunks of one workspace at a time. */
export function convertChunkFunction(inngest: Inngest, deps: Deps) {
  return inngest.createFunction(
    {
      id: 'convert-chunk',
      name: 'Convert a chunk of records',
      triggers: [conversionChunkRequested.trigger],
      retries: 4,
      concurrency: { key: 'event.data.meta.workspaceId', limit: 4 },
      onFailure: async ({ event, error, step }) => {
        const { bulkId, chunk } = event.data.event.data
        const context = contextOf(event.data.event, 'conversion')
        const code = codeOfFailure(error)
        const failed = { bulkId, chunk, code, error: `It could not be converted: ${code}` }
        await step.run('give up the chunk', () =>
          withInngestErrors(() => deps.inTenant(context, (r) => failChunk(r, context, failed))),
        )
      },
    },
    ({ event, step }) => {
      const { bulkId, chunk } = event.data
      return step.run('convert', () =>
        withInngestErrors(() =>
          convertChunk(deps, contextOf(event, 'conversion'), { bulkId, chunk }),
        ),
      )
    },
  )
}
