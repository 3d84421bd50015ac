import { z } from 'zod'
import { itemMappingSchema, targetSchema } from '../conversion/rules/rule-schema.ts'
import { defineEntity } from '../registry/entity.ts'
import { boolean, choice, json, text } from '../registry/field.ts'

/** How a record of one entity becomes records of others. Written by its own workflows, which check it against both sides. */
export const conversionRule = defineEntity({
  name: 'conversion_rule',
  plural: 'conversion_rules',
  path: 'conversion/rules',
  permissions: {
    create: 'conversion:create',
    read: 'conversion:read',
    update: 'conversion:create',
    delete: 'conversion:create',
  },
  summary: 'How a record of one entity becomes records of others',
  fields: {
    name: text({ required: true, filter: true, sort: true, search: true }),
    description: text({ max: 2000 }),
    sourceEntity: text({ required: true, max: 64, filter: true, sort: true }),
    targetEntity: text({ required: true, max: 64, filter: true, sort: true }),
    trigger: choice(['manual', 'automatic'], { initial: 'manual', filter: true }),
    active: boolean({ initial: true, filter: true }),
    condition: text({ max: 4000, summary: 'CEL over source: only where it is true' }),
    targets: json(z.array(targetSchema), { required: true }),
    sourceChanges: json(z.array(itemMappingSchema), { initial: [] }),
    shadow: json(z.strictObject({ compareAfterHours: z.number() })),
  },
  unique: [['name']],
  writes: [],
  facts: ['sourceEntity', 'targetEntity'],
})
