import type { CheckDefinition } from './types.ts'

/** Every indicator that a check compares, by id. */
export function indicatorsOfCheck(check: CheckDefinition): readonly string[] {
  switch (check.kind) {
    case 'partition':
      return [check.whole, ...check.readings.flatMap(({ parts }) => parts)]
    case 'partOfWhole':
      return [check.part, check.whole]
    case 'mustBeZero':
      return [...check.indicators, ...check.with]
    case 'listLength':
      return [check.count, check.list]
    case 'growth':
      return [check.growth, check.value]
    case 'completion':
      return [check.rate, check.value]
    case 'ladder':
      return check.steps
  }
}
