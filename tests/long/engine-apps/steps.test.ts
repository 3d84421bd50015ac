import { stepsContract } from '../../support/engine-apps/steps-contract.ts'

stepsContract('plain', 'buffered')
