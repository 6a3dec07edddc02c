import { type ArrayExpression, type Expression, parseSync, type SwitchStatement, Visitor } from 'oxc-parser'

/** A place that decides by a field's kind on its own. */
export interface KindChoice {
  readonly file: string
  readonly line: number
  readonly why: string
}

/**
 * Where a source text chooses by kinds of fields and says nothing of the others: a `switch` over a kind that ends in a default, a list or set of kinds.
 * Such a choice belongs into the table of kinds, where a new kind has to answer it.
 */
export function findKindChoices(kinds: ReadonlySet<string>, file: string, text: string): KindChoice[] {
  const { program, errors } = parseSync(file, text)
  if (errors.length > 0) throw new Error(`${file} does not parse: ${errors[0]?.message}`)
  const found: KindChoice[] = []
  const note = (offset: number, why: string) => found.push({ file, line: text.slice(0, offset).split('\n').length, why })
  const ofSwitch = (node: SwitchStatement) => {
    if (isOverKind(node, kinds) && node.cases.some(({ test }) => test === null)) note(node.start, 'a switch over a kind ends in a default')
  }
  const ofList = ({ elements, start, end }: ArrayExpression) => {
    const words = elements.map((element) => (element?.type === 'Literal' ? String(element.value) : ''))
    const isAsked = /^\.includes\(\s*(?:[\w.?]*\.)?kind\s*\)/.test(text.slice(end))
    if (isAsked && words.length > 1 && words.every((word) => kinds.has(word))) note(start, 'a list of kinds')
  }
  const ofType = ({ start, end }: Span) => {
    const type = text.slice(start, end)
    if (kindLists.test(type)) note(start, `a list of kinds: ${type}`)
  }
  new Visitor({ SwitchStatement: ofSwitch, ArrayExpression: ofList, TSArrayType: ofType, TSTypeReference: ofType }).visit(program)
  return found
}

interface Span {
  readonly start: number
  readonly end: number
}

const kindLists = /^(?:(?:Readonly)?(?:Set|Array)<\s*(?:Field\['kind'\]|FieldKind)\s*>|(?:Field\['kind'\]|FieldKind)\[\])$/

/** What is switched over is called a kind, and one of its cases is a kind of field and none is anything else. */
function isOverKind({ discriminant, cases }: SwitchStatement, kinds: ReadonlySet<string>): boolean {
  const labels = cases.flatMap(({ test }) => (test?.type === 'Literal' ? [String(test.value)] : []))
  return isKind(discriminant) && labels.length > 0 && labels.every((label) => kinds.has(label))
}

function isKind(expression: Expression): boolean {
  if (expression.type === 'ChainExpression') return isKind(expression.expression)
  if (expression.type === 'Identifier') return expression.name === 'kind'
  return expression.type === 'MemberExpression' && expression.property.type === 'Identifier' && expression.property.name === 'kind'
}
