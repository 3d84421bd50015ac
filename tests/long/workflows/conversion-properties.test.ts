import { conversionBatchProperty } from '../../support/conversion-batch-property.ts'
import { conversionProperties } from '../../support/conversion-properties.ts'

conversionBatchProperty(60)
conversionProperties(60)
