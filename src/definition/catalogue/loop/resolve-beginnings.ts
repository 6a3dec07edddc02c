import { typeOfExpression } from '../../expression/expression-type.ts'
import type { TypedExpression } from '../../expression/types.ts'
import type { ResolvedLoop } from '../../loop/types.ts'
import { isDeclared, type LoopInput, readLoopExpression } from './loop-input.ts'

/** Which records open a case, and where the case of a record begins that was there before. */
export function resolveBeginnings(input: LoopInput): Pick<ResolvedLoop, 'opensWhen' | 'adopts'> {
  const { definition, source, list } = input
  const { opensWhen, adopts = [], start } = definition
  if (opensWhen !== undefined && start !== 'record') {
    list.error('bad-loop', `${source}.opensWhen`, '只有随记录自动开始的流程（start: record）才能写 opensWhen')
  }
  const names = Object.keys(definition.states)
  return {
    opensWhen:
      opensWhen === undefined ? undefined : readLoopExpression(input, { text: opensWhen, part: 'opensWhen', expects: 'boolean' })?.typed,
    adopts: adopts.flatMap(({ state, when }, index) => {
      const part = `adopts.${index}`
      isDeclared(input, { code: 'unknown-state', name: state, names, part, what: '状态' })
      const read = readLoopExpression(input, { text: when, part, expects: 'boolean' })
      return read === undefined ? [] : [{ state, when: read.typed }]
    }),
  }
}

/** Paths to the records whose duty holders answer for the case. */
export function resolveAnswers(input: LoopInput): TypedExpression[] {
  const { definition, source, list } = input
  return (definition.answers ?? []).flatMap((text, index) => {
    const part = `answers.${index}`
    const typed = readLoopExpression(input, { text, part })?.typed
    if (typed === undefined) return []
    if (typed.type === 'field' && typeOfExpression(typed) === 'record') return [typed]
    list.error('wrong-kind', `${source}.${part}`, `“${text}”不是引用，找不到谁负责`)
    return []
  })
}
