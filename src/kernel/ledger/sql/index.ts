export { compileCondition, compileExpression } from './compile-expression.ts'
export { compileSetting } from './compile-lookup.ts'
export { compilePrinted, compileReadTitle, compileTitle } from './compile-title.ts'
export { asNumeric, type CompiledExpression, type ExpressionScope } from './compiled-expression.ts'
export {
  type CompiledField,
  type FieldPath,
  type LedgerSource,
  openLedgerSource,
  openStatement,
  type RefStep,
  type StatementScope,
} from './ledger-source.ts'
export { type VersionScope, versionCondition } from './version-condition.ts'
