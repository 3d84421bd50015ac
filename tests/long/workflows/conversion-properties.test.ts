import { conversionProperties } from '../../support/conversion-properties.ts'

conversionProperties(60)
