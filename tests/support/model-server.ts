import { anthropicAnswer } from './anthropic-server.ts'
import { openAiAnswer } from './openai-server.ts'
import { startScriptedServer } from './scripted-server.ts'
import { modelDraft } from '../contract/adapters/ai/model-draft.ts'

/** OpenAI and Anthropic in one server that writes carousels. */
export interface ModelServer {
  /** Of OpenAI. */
  openAiUrl: string
  anthropicUrl: string
  /** How many generations were begun. */
  calls(): number
  close(): Promise<void>
}

/**
 * A local server that speaks OpenAI's Responses and Anthropic's Messages protocol and writes a carousel
 * in the language that it is asked for, after so many milliseconds.
 */
export async function startModelServer({ latency = 0, port = 0 } = {}): Promise<ModelServer> {
  const server = await startScriptedServer(
    ({ path, body }) => {
      const asked = JSON.stringify(body)
      const draft = modelDraft(asked.includes('every text: Russian') ? 'ru' : 'en')
      if (path === '/v1/responses') return openAiAnswer(draft)
      if (path === '/v1/messages') return anthropicAnswer(draft)
      return { status: 404, body: { error: { message: `nothing at ${path}` } } }
    },
    { latency, port },
  )
  return {
    openAiUrl: `${server.url}/v1`,
    anthropicUrl: server.url,
    calls: () => server.requests.length,
    close: server.close,
  }
}
