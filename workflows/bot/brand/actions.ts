import { z } from 'zod'
import { BRAND_PARTS } from '../../brand/brand-kit.ts'
import { declareAction } from '../declare-action.ts'

export const showBrand = declareAction('brand.show', {})
export const changeBrandPart = declareAction('brand.change', { part: z.enum(BRAND_PARTS) })
export const showBrandSample = declareAction('brand.sample', {})
/** Asks whether it is meant. */
export const removeBrand = declareAction('brand.remove', {})
export const removeBrandSurely = declareAction('brand.remove_surely', {})
export const keepBrand = declareAction('brand.keep', {})
