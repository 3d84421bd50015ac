import { stepsContract } from '../../support/engine-apps/steps-contract.ts'

stepsContract('checkpointing', 'plain', 'buffered')
