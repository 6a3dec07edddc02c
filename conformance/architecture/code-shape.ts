import {
  type ArrowFunctionExpression,
  type Comment,
  type Declaration,
  type Expression,
  type Function as FunctionNode,
  type ObjectProperty,
  parseSync,
  type Span,
  type TSType,
  Visitor,
} from 'oxc-parser'

/** Something in a source file that a rule of the house does not allow: where, and what it is. */
export interface Blemish {
  readonly file: string
  readonly line: number
  readonly what: string
}

/** The longest function there may be, in lines. */
export const longestFunction = 70

/** What the rules on the shape of code say of a source text, each rule by its name. */
export interface Blemishes {
  /** Functions longer than `longestFunction` lines. */
  readonly longFunctions: readonly Blemish[]
  /** Exported functions without a docstring. */
  readonly undocumented: readonly Blemish[]
  /** `as` but for `as const`, with no comment before it that says why. */
  readonly baldCasts: readonly Blemish[]
  /** `as` but for `as const`, whatever stands before it. */
  readonly casts: readonly Blemish[]
  /** A literal spread into another one: it only steers the formatter. */
  readonly literalSpreads: readonly Blemish[]
  /** `JSON.parse`, which gives `any`. */
  readonly jsonParses: readonly Blemish[]
  /** A code written beside the words of a problem, not taken from the table of its family. */
  readonly inventedCodes: readonly Blemish[]
  /** Rows taken as a type that nobody checked: `query<Row>(…)` and its like, and a statement that says what its rows are. */
  readonly typedQueries: readonly Blemish[]
}

/** Reads a source text with a parser and lists what the rules object to. */
export function findBlemishes(file: string, text: string): Blemishes {
  const { program, comments, errors } = parseSync(file, text)
  if (errors.length > 0) throw new Error(`${file} does not parse: ${errors[0]?.message}`)
  const found: { readonly [Rule in keyof Blemishes]: Blemish[] } = {
    longFunctions: [],
    undocumented: [],
    baldCasts: [],
    casts: [],
    literalSpreads: [],
    jsonParses: [],
    inventedCodes: [],
    typedQueries: [],
  }
  const lineOf = (offset: number) => text.slice(0, offset).split('\n').length
  const add = (rule: keyof Blemishes, { start }: Span, what: string) => found[rule].push({ file, line: lineOf(start), what })
  const measure = (node: FunctionNode | ArrowFunctionExpression) => {
    const lines = lineOf(node.end) - lineOf(node.start) + 1
    if (lines > longestFunction) add('longFunctions', node, `a function of ${lines} lines`)
  }
  const named = new Set<string>()
  new Visitor({
    FunctionDeclaration: measure,
    FunctionExpression: measure,
    ArrowFunctionExpression: measure,
    ExportNamedDeclaration(node) {
      const name = functionOf(node.declaration)
      // Of several heads of one function the first is documented.
      if (name === undefined || named.has(name)) return
      named.add(name)
      if (!isDocumented(text, comments, node.start)) add('undocumented', node, name)
    },
    TSAsExpression(node) {
      const type = text.slice(node.typeAnnotation.start, node.typeAnnotation.end)
      if (type === 'const') return
      add('casts', node, `as ${type}`)
      if (!isExplained(text, comments, node.start)) add('baldCasts', node, `as ${type}`)
    },
    SpreadElement(node) {
      const { type } = bare(node.argument)
      if (type === 'ObjectExpression' || type === 'ArrayExpression') add('literalSpreads', node, text.slice(node.start, node.end))
    },
    ObjectExpression(node) {
      const written = node.properties.find((property) => property.type === 'Property' && isNamed(property, 'code'))
      if (written?.type === 'Property' && isText(written.value)) add('inventedCodes', written, text.slice(written.start, written.end))
    },
    TaggedTemplateExpression({ tag, typeArguments, start, end }) {
      const isStatement = text.slice(tag.start, tag.end) === 'sql'
      if (isStatement && typeArguments?.params.some((type) => !isPlain(type)) === true) add('typedQueries', { start, end }, 'sql')
    },
    CallExpression(node) {
      const name = text.slice(node.callee.start, node.callee.end)
      if (name === 'JSON.parse') add('jsonParses', node, name)
      if (node.typeArguments != null && /(?:^|\.)(?:query|readRows|streamRows)$/.test(name)) add('typedQueries', node, name)
    },
  }).visit(program)
  return found
}

function isNamed({ key }: ObjectProperty, name: string): boolean {
  return (key.type === 'Identifier' && key.name === name) || (key.type === 'Literal' && key.value === name)
}

/** `'bad-unit'`, or one of two such. */
function isText(value: Expression): boolean {
  if (value.type === 'ConditionalExpression') return isText(value.consequent) || isText(value.alternate)
  const { type } = bare(value)
  return type === 'TemplateLiteral' || (value.type === 'Literal' && typeof value.value === 'string')
}

/** `string`, `boolean | null`: the type of one value in a statement, which is no row. */
function isPlain(type: TSType): boolean {
  return type.type === 'TSUnionType' ? type.types.every(isPlain) : /^TS(?:String|Number|Boolean|Null|Unknown)Keyword$/.test(type.type)
}

/** The name of the function that a declaration exports; undefined when it exports something else. */
function functionOf(declaration: Declaration | null): string | undefined {
  if (declaration?.type === 'FunctionDeclaration' || declaration?.type === 'TSDeclareFunction') return declaration.id?.name
  if (declaration?.type !== 'VariableDeclaration') return undefined
  const made = declaration.declarations.find(({ init }) => init?.type === 'ArrowFunctionExpression' || init?.type === 'FunctionExpression')
  return made?.id.type === 'Identifier' ? made.id.name : undefined
}

/** A docstring ends where the declaration begins, but for white space. */
function isDocumented(text: string, comments: readonly Comment[], start: number): boolean {
  return comments.some(
    ({ type, value, end }) => type === 'Block' && value.startsWith('*') && end <= start && text.slice(end, start).trim() === '',
  )
}

/** A comment stands on the same line before it, or on the line above. */
function isExplained(text: string, comments: readonly Comment[], start: number): boolean {
  const line = text.lastIndexOf('\n', start - 1)
  const above = text.lastIndexOf('\n', line - 1)
  return comments.some(({ end }) => end <= start && end > above)
}

function bare(expression: Expression): Expression {
  const isWrapped = expression.type === 'TSAsExpression' || expression.type === 'ParenthesizedExpression'
  return isWrapped ? bare(expression.expression) : expression
}
