import type { Field } from '../field/types.ts'
import type { ComputedSpec, IndicatorDefinition, MeasureSpec } from './types.ts'

/** Writes an indicator over a ledger down; a wrong field or option name does not compile. */
export function defineMeasure<const Fields extends Readonly<Record<string, Field>>>(definition: MeasureSpec<Fields>): IndicatorDefinition
export function defineMeasure(definition: MeasureSpec): IndicatorDefinition {
  return definition
}

/** Writes an indicator computed from others down. */
export function defineComputed(definition: ComputedSpec): IndicatorDefinition {
  return definition
}
