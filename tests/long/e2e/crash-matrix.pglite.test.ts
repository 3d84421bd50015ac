import { describeCrashMatrix } from '../../support/crash-matrix.ts'

describeCrashMatrix('PGlite', async () => ({ environment: {}, close: async () => {} }))
