import { DrizzleQueryError } from 'drizzle-orm/errors'
import type { Conversion } from '../../workflows/conversion/ports.ts'
import { AppError } from '../../workflows/shared/errors.ts'
import type { FieldCipher } from '../../workflows/shared/field-cipher.ts'
import type { TenantScope } from '../../workflows/shared/scope.ts'
import { sqlState } from '../errors.ts'
import { encodeJson } from '../json.ts'
import { prepared } from '../prepared.ts'
import type { Transaction } from '../transaction.ts'
import {
  INSERT_CONVERSIONS,
  INSERT_TARGETS,
  SOURCE_PLACE,
  TARGET_PLACE,
  targetPlaceId,
} from './rows.ts'
import { sealChanges } from './sealed-values.ts'

const UNIQUE_VIOLATION = '23505'

/**
 * Keeps any number of conversions in two statements.
 * @throws AppError `conflict` when a record is converted to that entity already
 */
export async function insertConversions(
  tx: Transaction,
  { organizationId, workspaceId }: TenantScope,
  cipher: FieldCipher,
  conversions: readonly Conversion[],
): Promise<void> {
  if (conversions.length === 0) return
  const insert = (text: string, rows: readonly object[]) =>
    tx.execute(prepared(text, [encodeJson(rows), organizationId, workspaceId]))
  const rows: object[] = []
  const targets: object[] = []
  for (const conversion of conversions) {
    const source = await sealChanges(cipher, conversion.sourceEntity, conversion.sourceChanges, {
      column: SOURCE_PLACE,
      recordId: conversion.id,
    })
    rows.push({
      id: conversion.id,
      rule_id: conversion.ruleId,
      rule_version: conversion.ruleVersion,
      type: conversion.type,
      status: conversion.status,
      source_entity: conversion.sourceEntity,
      source_record_id: conversion.sourceRecordId,
      source_version: conversion.sourceVersion,
      source_changes: source.changes,
      sealed: source.sealed,
      bulk_id: conversion.bulkId,
      performed_by: conversion.performedBy,
      converted_at: conversion.convertedAt,
    })
    const ordinals = new Map<string, number>()
    for (const [position, target] of conversion.targets.entries()) {
      const ordinal = ordinals.get(target.entity) ?? 0
      ordinals.set(target.entity, ordinal + 1)
      const kept = await sealChanges(cipher, target.entity, target.changes, {
        column: TARGET_PLACE,
        recordId: targetPlaceId(conversion.id, position),
      })
      targets.push({
        conversion_id: conversion.id,
        position,
        key: target.key,
        source_entity: conversion.sourceEntity,
        source_record_id: conversion.sourceRecordId,
        entity: target.entity,
        ordinal,
        record_id: target.recordId,
        action: target.action,
        record_version: target.version,
        changes: kept.changes,
        sealed: kept.sealed,
      })
    }
  }
  await insert(INSERT_CONVERSIONS, rows)
  try {
    await insert(INSERT_TARGETS, targets)
  } catch (error) {
    const inner = error instanceof DrizzleQueryError ? error.cause : error
    if (sqlState(error) !== UNIQUE_VIOLATION) throw error
    throw new AppError('conflict', 'A record is converted already', { cause: inner })
  }
}
