import type { IndicatorDefinition, MissingPolicy } from '../indicator/types.ts'

/** What every indicator has, defaults filled in. `missing`: what it does when the definition does not say. */
export function resolveCommon(definition: IndicatorDefinition, pack: string, missing: MissingPolicy = defaultMissing(definition)) {
  return {
    id: definition.id,
    label: definition.label,
    aliases: definition.aliases ?? [],
    ...(definition.wordings === undefined ? {} : { wordings: definition.wordings }),
    ...(definition.said === undefined ? {} : { said: definition.said }),
    ...(definition.ofPlan === undefined ? {} : { ofPlan: definition.ofPlan }),
    unit: definition.unit,
    flow: definition.flow,
    missing: definition.missing ?? missing,
    note: definition.note ?? '',
    exact: definition.exact ?? false,
    key: definition.key ?? false,
    pack,
  }
}

/** Counts and sums without any record are zero, everything else is unknown. */
export function defaultMissing({ type }: IndicatorDefinition): MissingPolicy {
  return type === 'count' || type === 'countDistinct' || type === 'sum' || type === 'cumulative' ? 'zero' : 'unknown'
}
