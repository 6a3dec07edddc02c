export { listProcessing } from './list-processing.ts'
export { readTownFacts } from './read-town-facts.ts'
export type { ProcessingEntry, TownFacts } from './types.ts'
