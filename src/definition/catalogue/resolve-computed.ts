import { type IndicatorLookup, parseFormula } from '../indicator/parse-formula.ts'
import type { ComputedSpec, ResolvedComputed } from '../indicator/types.ts'
import type { DiagnosticList } from './diagnostics.ts'
import { resolveCommon } from './resolve-common.ts'

export interface ComputedInput {
  readonly definition: ComputedSpec
  readonly pack: string
  readonly source: string
  readonly findIndicator: IndicatorLookup
  readonly list: DiagnosticList
}

/** Looks up the indicators that a computed one names; undefined (and reported) when one is unknown. */
export function resolveComputed(input: ComputedInput): ResolvedComputed | undefined {
  const { definition, pack } = input
  const common = resolveCommon(definition, pack)
  switch (definition.type) {
    case 'ratio': {
      const numerator = lookUp(definition.numerator, 'numerator', input)
      const denominator = lookUp(definition.denominator, 'denominator', input)
      return numerator !== undefined && denominator !== undefined ? { ...common, type: 'ratio', numerator, denominator } : undefined
    }
    case 'derived': {
      const { formula, problems } = parseFormula(definition.formula, input.findIndicator)
      input.list.expression('formula', `${input.source}.formula`, definition.formula, problems)
      return formula === undefined ? undefined : { ...common, type: 'derived', formula }
    }
    case 'share': {
      const of = lookUp(definition.of, 'of', input)
      const whole = lookUp(definition.whole, 'whole', input)
      return of !== undefined && whole !== undefined ? { ...common, type: 'share', of, whole } : undefined
    }
    case 'cumulative':
    case 'yearOnYear':
    case 'periodOnPeriod':
    case 'completion': {
      const of = lookUp(definition.of, 'of', input)
      return of === undefined ? undefined : { ...common, type: definition.type, of }
    }
  }
}

function lookUp(name: string, part: string, { findIndicator, source, list }: ComputedInput): string | undefined {
  const found = findIndicator(name)
  if ('id' in found) return found.id
  list.error('unknown-indicator', `${source}.${part}`, found.why)
  return undefined
}
