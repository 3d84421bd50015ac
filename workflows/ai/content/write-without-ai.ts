import type { Deps, Repositories } from '../../deps.ts'
import { findContent } from './find-content.ts'
import type { WithoutAi } from './repository.ts'

/** The rules write it, and the record says why. */
export async function writeWithoutAi(
  { assistant }: Pick<Deps, 'assistant'>,
  r: Repositories,
  contentId: string,
  withoutAi: WithoutAi,
): Promise<{ writer: 'builtin' }> {
  const { input, language } = await findContent(r, contentId)
  const output = assistant.write(input, language)
  await r.aiContents.update(contentId, { status: 'written', output, writer: 'builtin', withoutAi })
  return { writer: 'builtin' }
}
