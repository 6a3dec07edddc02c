import type { CatalogueIndex } from '../../../definition/catalogue/index-catalogue.ts'
import { expressionNodes } from '../../../definition/expression/expression-nodes.ts'
import { type FieldExpression, recordTarget } from '../../../definition/expression/expression-type.ts'
import type { TypedExpression } from '../../../definition/expression/types.ts'
import { traitsOf } from '../../../definition/field/kinds.ts'
import { type Reader, readsField } from '../../../definition/field/reads-field.ts'
import type { Field } from '../../../definition/field/types.ts'
import type { ResolvedMeasure } from '../../../definition/indicator/types.ts'
import { fieldAt } from '../measured-unit.ts'

/**
 * What of a measure a reader is told. `all`: nothing that it looks at is hidden. `totals`: it adds up, or chooses its records by, values that the reader
 * sees masked; then it is told over many records only (`openCells`). `none`: it names one record's value, or the value of something the record refers
 * to, which may be the same one for all of them.
 */
export type Told = 'all' | 'totals' | 'none'

export interface CatalogueReader extends Reader {
  readonly catalogue: CatalogueIndex
}

/** What a reader is told of a measure. */
export function toldOf(measure: ResolvedMeasure, reader: CatalogueReader): Told {
  const { of, type } = measure
  const values = of === undefined ? [] : hiddenWithin(of, reader)
  const chosen = hiddenOfCondition(measure, reader).length > 0
  // Whom one counts is known by being counted; how many people there are is no secret, only who.
  const counted = type === 'countDistinct' ? values.filter(({ field }) => traitsOf(field).person !== 'name') : values
  if (counted.length === 0 && !chosen) return 'all'
  if (type === 'min' || type === 'max' || type === 'latest' || type === 'pick') return 'none'
  const own = [...values, ...hiddenOfCondition(measure, reader)].every(({ isOwn }) => isOwn)
  return own && !dependsOnPeriod(measure) ? 'totals' : 'none'
}

/** Whether a measure brings forth what the reader does not see of a record. */
export function isHidden({ of }: ResolvedMeasure, reader: CatalogueReader): boolean {
  return of !== undefined && hiddenWithin(of, reader).length > 0
}

/**
 * Whether which records count depends on what the reader does not see: that one is among them would tell. Whether something is filled in is seen anyway;
 * whether an expression comes to anything is not.
 */
export function isChosenByHidden(measure: ResolvedMeasure, reader: CatalogueReader): boolean {
  const isComputed = measure.of !== undefined && measure.of.type !== 'field' && isHidden(measure, reader)
  return isComputed || hiddenOfCondition(measure, reader).length > 0
}

interface HiddenField {
  readonly field: Field
  /** A column of the measure's own record. */
  readonly isOwn: boolean
}

function hiddenOfCondition({ condition }: ResolvedMeasure, reader: CatalogueReader): readonly HiddenField[] {
  return condition === undefined ? [] : hiddenWithin(condition, reader)
}

function hiddenWithin(expression: TypedExpression, reader: CatalogueReader): readonly HiddenField[] {
  if (reader.full) return []
  const presences = new Set(expressionNodes(expression).flatMap((node) => (node.type === 'empty' ? [node.operand] : [])))
  const paths = expressionNodes(expression).filter((node) => node.type === 'field')
  return paths.flatMap((path) => {
    if (presences.has(path)) return []
    const isOwn = path.depth === 0 && path.through.length === 0
    const field = fieldAt(reader.catalogue, path)
    const named = titlesOf(path, reader.catalogue).map((title) => ({ field: title, isOwn: false }))
    return [...(field === undefined ? [] : [{ field, isOwn }]), ...named].filter((one) => !readsField(one.field, reader))
  })
}

/** What stands for a record where a path ends in one. */
function titlesOf(path: FieldExpression, catalogue: CatalogueIndex): readonly Field[] {
  const target = recordTarget(path, catalogue.catalogue.ledgers)
  if (target === undefined) return []
  const { fields, title } = catalogue.getLedger(target)
  return fields.filter(({ id }) => title.includes(id)).map(({ field }) => field)
}

function dependsOnPeriod({ condition, of }: ResolvedMeasure): boolean {
  return [condition, of].some((part) => part !== undefined && expressionNodes(part).some(({ type }) => type === 'parameter'))
}
