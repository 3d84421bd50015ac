import type { Repositories } from '../../deps.ts'
import { AppError } from '../../shared/errors.ts'
import type { AiContent } from './repository.ts'

/** @throws AppError `not_found` */
export async function findContent(
  r: Pick<Repositories, 'aiContents'>,
  id: string,
): Promise<AiContent> {
  const content = await r.aiContents.find(id)
  if (!content) throw new AppError('not_found', `There is no content ${id}`)
  return content
}
