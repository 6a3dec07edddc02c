import { decimal, floorDecimal, plainDecimal, wholeNumber } from '../decimal/decimal.ts'
import { addDays, daysBetween } from '../period/calendar-day.ts'
import { compareEvaluated, type Evaluated, isDecimal } from './evaluated.ts'
import type { FunctionName } from './types.ts'

/** A function of the language over computed arguments. An unknown argument makes the result unknown, but for coalesce, which looks for the first that is known. */
export function evaluateCall(name: FunctionName, args: readonly Evaluated[]): Evaluated {
  switch (name) {
    case 'if':
      return (args[0] === true ? args[1] : args[2]) ?? null
    case 'coalesce':
      return args.find((argument) => argument !== null) ?? null
    case 'concat':
      return args.includes(null) ? null : args.join('')
    case 'min':
      return extreme(args, -1)
    case 'max':
      return extreme(args, 1)
    case 'addDays':
      return laterDay(args)
    default: {
      const texts = args.filter((argument) => typeof argument === 'string')
      return texts.length < args.length ? null : evaluateOfTexts(name, texts)
    }
  }
}

type TextFunction = Exclude<FunctionName, 'coalesce' | 'min' | 'max' | 'concat' | 'addDays' | 'if'>

function evaluateOfTexts(name: TextFunction, [first = '', second = '']: readonly string[]): Evaluated {
  switch (name) {
    case 'daysBetween': {
      const days = daysBetween(first.slice(0, 10), second.slice(0, 10))
      return days === undefined ? null : decimal(days)
    }
    case 'year':
      return decimal(wholeNumber(first.slice(0, 4)))
    case 'month':
      return decimal(wholeNumber(first.slice(5, 7)))
    case 'contains':
      return first.includes(second)
    case 'startsWith':
      return first.startsWith(second)
    case 'endsWith':
      return first.endsWith(second)
    case 'trimSuffix':
      return second !== '' && first.endsWith(second) ? first.slice(0, -second.length) : first
    case 'length':
      return decimal([...first].length)
  }
}

/** A fraction of a day is dropped (towards the past); a day that no calendar has is unknown. */
function laterDay([day = null, days = null]: readonly Evaluated[]): Evaluated {
  if (typeof day !== 'string' || !isDecimal(days)) return null
  const count = floorDecimal(days)
  return count.abs().gt(10_000_000) ? null : (addDays(day.slice(0, 10), wholeNumber(plainDecimal(count))) ?? null)
}

function extreme(args: readonly Evaluated[], sign: 1 | -1): Evaluated {
  return args.reduce((best, argument) => {
    const order = compareEvaluated(argument, best)
    return order === null ? null : order * sign > 0 ? argument : best
  })
}
