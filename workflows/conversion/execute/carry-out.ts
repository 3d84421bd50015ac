import { type AppError, errorCode } from '../../shared/errors.ts'
import type { Batch, Plan, Refusal } from './batch.ts'
import type { ConversionOutcome } from './convert-records.ts'
import { missing } from './missing.ts'
import { withoutSecrets } from './mask-secrets.ts'
import { planRecords } from './plan-records.ts'
import { tellConversions } from './tell-conversions.ts'
import { type Carried, writePlans } from './write-plans.ts'

/**
 * Carries out a wave of plans, all at once. Where somebody else was faster than the checks, each record
 * goes by itself, and those that cannot are refused.
 */
export async function carryOut(batch: Batch, wave: readonly Plan[]): Promise<ConversionOutcome[]> {
  const ready = wave.filter(({ refusal }) => !refusal)
  const outcomes = wave.flatMap(refusalOf)
  if (ready.length === 0) return outcomes
  const all = await attempt(batch, ready)
  if ('carried' in all) return [...outcomes, ...(await told(batch, all.carried))]
  if (ready.length === 1) return [...outcomes, ...ready.map((plan) => lost(plan, all.refusal))]
  for (const { source } of ready) outcomes.push(await alone(batch, source.id))
  return outcomes
}

/** Plans anew, because what the wave was decided by may be another now. */
async function alone(batch: Batch, recordId: string): Promise<ConversionOutcome> {
  const plan = (await planRecords(batch, [recordId], undefined)).get(recordId)
  if (!plan) return missing(batch, recordId)
  const [outcome = lost(plan, null)] = await carryOut(batch, [plan])
  return outcome
}

async function attempt(
  batch: Batch,
  plans: readonly Plan[],
): Promise<{ carried: Carried } | { refusal: Refusal }> {
  try {
    return { carried: await batch.r.attempt(() => writePlans(batch, plans)) }
  } catch (error) {
    const code = errorCode(error)
    if (!['conflict', 'invalid_input', 'not_found'].includes(code)) throw error
    const { message, fields } = error as AppError
    return {
      refusal: {
        code: code === 'conflict' ? 'conflict' : 'invalid_target',
        error: message,
        fields,
      },
    }
  }
}

/** Outside of the attempt: what is told of one that was taken back would be heard. */
async function told(batch: Batch, carried: Carried): Promise<ConversionOutcome[]> {
  await tellConversions(batch, carried)
  return carried.conversions.map((conversion) => ({
    recordId: conversion.sourceRecordId,
    status: 'converted',
    conversion: withoutSecrets(conversion),
  }))
}

function refusalOf({ source, refusal }: Plan): ConversionOutcome[] {
  return refusal ? [{ recordId: source.id, status: 'refused', ...refusal }] : []
}

function lost({ source }: Plan, refusal: Refusal | null): ConversionOutcome {
  const error = 'The record has changed meanwhile'
  return {
    recordId: source.id,
    status: 'refused',
    ...(refusal ?? { code: 'conflict', error, fields: [] }),
  }
}
