import type { TypedExpression } from '../../../definition/expression/types.ts'
import type { ResolvedLoop, ResolvedRule, ResolvedStep } from '../../../definition/loop/types.ts'

/** The refusals of a step that speak only of what it does not touch: they hold before it is taken as they would when it is. */
export function rulesBeforehand(loop: ResolvedLoop, step: ResolvedStep): readonly ResolvedRule[] {
  const touched = new Set([...step.fill.map(({ field }) => field), ...Object.keys(step.sets)])
  return touched.size === 0 ? step.refuses : step.refuses.filter(({ when }) => !mentions(when, { ledger: loop.ledger, fields: touched }))
}

/** Whether an expression reads one of these fields of a ledger, at whatever depth: look-ups into the ledger itself count too. */
function mentions(expression: TypedExpression, of: { readonly ledger: string; readonly fields: ReadonlySet<string> }): boolean {
  const seen = (part: unknown): boolean => {
    if (Array.isArray(part)) return part.some(seen)
    if (typeof part !== 'object' || part === null) return false
    if ('type' in part && part.type === 'field' && 'from' in part && 'field' in part && 'through' in part)
      return part.from === of.ledger && of.fields.has(firstField(part))
    return Object.values(part).some(seen)
  }
  return seen(expression)
}

/** A path through references begins with the field that refers. */
function firstField(path: { readonly field: unknown; readonly through: unknown }): string {
  const [first] = Array.isArray(path.through) ? path.through : []
  return String(first === undefined ? path.field : Object(first).field)
}
