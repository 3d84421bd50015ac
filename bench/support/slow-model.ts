import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { setTimeout as sleep } from 'node:timers/promises'
import { goodDraft } from '../../tests/integration/adapters/ai/sample-draft.ts'
import { openAiAnswer, startOpenAiServer } from '../../tests/support/openai-server.ts'

/** OpenAI's Responses API that takes so many milliseconds to write the same good carousel. */
export async function startSlowModel({ latency }: { latency: number }) {
  const model = await startOpenAiServer()
  model.script(openAiAnswer(goodDraft()))
  const front = createServer((request, response) => {
    void (async () => {
      const chunks: Buffer[] = []
      for await (const chunk of request) chunks.push(chunk as Buffer)
      await sleep(latency)
      const answer = await fetch(new URL(request.url ?? '', model.url), {
        method: request.method ?? 'POST',
        headers: {
          'content-type': 'application/json',
          authorization: request.headers.authorization ?? '',
        },
        body: Buffer.concat(chunks),
      })
      response.writeHead(answer.status, { 'content-type': 'application/json' })
      response.end(await answer.text())
    })()
  })
  front.listen(0, '127.0.0.1')
  await new Promise<void>((resolve) => void front.once('listening', resolve))
  return {
    url: `http://127.0.0.1:${(front.address() as AddressInfo).port}/v1`,
    async close() {
      front.close()
      await model.close()
    },
  }
}
