import type { Repositories } from '../../deps.ts'
import { AppError } from '../../shared/errors.ts'
import type { Conversion } from '../ports.ts'

/** @throws AppError `not_found` */
export async function readConversion(
  r: Pick<Repositories, 'conversions'>,
  id: string,
): Promise<Conversion> {
  const conversion = await r.conversions.find(id)
  if (conversion === null) throw noConversion()
  return conversion
}

export const noConversion = (): AppError => new AppError('not_found', 'There is no such conversion')
