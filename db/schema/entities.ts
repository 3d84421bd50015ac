// Written by scripts/generate-entities.ts from the files of workflows/entities/.
import { tableOf } from '../registry/table-of.ts'
import { lead } from '../../workflows/entities/lead.ts'

export const leadTable = tableOf(lead)
