import type { CatalogueIndex } from '../../definition/catalogue/index-catalogue.ts'
import { recordTarget } from '../../definition/expression/expression-type.ts'
import type { TypedExpression } from '../../definition/expression/types.ts'
import { type Reader, readsField } from '../../definition/field/reads-field.ts'
import type { ResolvedMeasure } from '../../definition/indicator/types.ts'
import { type Leaf, type Outcome, unknownOutcome } from './figure.ts'
import { fieldAt } from './measured-unit.ts'

/** Fewer records than this behind a value are told apart. */
const fewest = 5

/**
 * A published indicator is the office's own, and its value over the town is printed for everybody. Over amounts and words that a reader does not see,
 * one of a few records, or of a part of the town, is the value of somebody: such a reader is told why there is none. How many there are is no secret.
 */
export function hideOutcome(leaf: Leaf, outcome: Outcome, { catalogue, full }: Reader & { readonly catalogue: CatalogueIndex }): Outcome {
  const { measure, slices } = leaf
  if (outcome.value === null || measure.type === 'count' || measure.type === 'countDistinct') return outcome
  if (!isHidden(measure, { catalogue, full })) return outcome
  const isPrinted = measure.type !== 'pick' && slices.length === 0 && outcome.records >= fewest
  return isPrinted ? outcome : unknownOutcome('所依据的内容对你不完整显示', outcome.records)
}

/** Whether a measure brings forth what the reader does not see of a record. */
export function isHidden({ of }: ResolvedMeasure, { catalogue, full }: Reader & { readonly catalogue: CatalogueIndex }): boolean {
  if (full || of === undefined) return false
  return [...fieldsOf(of)].some((path) => {
    const field = fieldAt(catalogue, path)
    const target = recordTarget(path, catalogue.catalogue.ledgers)
    const named =
      target === undefined ? [] : catalogue.getLedger(target).fields.filter(({ id }) => catalogue.getLedger(target).title.includes(id))
    return [...(field === undefined ? [] : [field]), ...named.map((title) => title.field)].some((one) => !readsField(one, { full }))
  })
}

type FieldPath = Extract<TypedExpression, { readonly type: 'field' }>

function* fieldsOf(node: TypedExpression): Generator<FieldPath, undefined> {
  if (node.type === 'field') yield node
  for (const part of partsOf(node)) yield* fieldsOf(part)
  return undefined
}

function partsOf(node: TypedExpression): readonly TypedExpression[] {
  switch (node.type) {
    case 'not':
    case 'negate':
    case 'empty':
      return [node.operand]
    case 'logic':
    case 'compare':
    case 'arithmetic':
      return [node.left, node.right]
    case 'in':
      return [node.operand, ...node.options]
    case 'call':
      return node.arguments
    case 'exists':
    case 'tally':
      return [node.condition]
    case 'find':
    case 'total':
      return [node.value, node.condition]
    default:
      return []
  }
}
