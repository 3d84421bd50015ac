import { conversionBatchProperty } from '../../support/conversion-batch-property.ts'
import { conversionProperties } from '../../support/conversion-properties.ts'

conversionBatchProperty(40)
conversionProperties(40)
