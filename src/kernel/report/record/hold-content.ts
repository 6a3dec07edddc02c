import type { ClauseInput } from './pick-records.ts'
import type { Outcome, ToldRecord } from './types.ts'

const unknown: Outcome = { holds: undefined, why: '' }

/** 智慧安防项目…，新增监控点96个: what the one record that is named, here or before, tells in its own text of what was done. */
export function holdContent({ told: { ledger }, said, carried, clause }: ClauseInput, groups: readonly (readonly ToldRecord[])[]): Outcome {
  const [record, ...others] = groups.length > 0 ? groups.flat() : carried?.named === true ? carried.records : []
  if (record === undefined || others.length > 0) return unknown
  const last = said.names.at(-1)
  const words = plainText(last === undefined ? clause.text : clause.text.slice(last.at + last.word.text.length - clause.start))
  if (!/\d[\u4e00-\u9fa5]/.test(words)) return unknown
  // 垃圾分类收集点新建44处 for 新建收集点44处: what it is stands in the name.
  const field = ledger.fields.find(({ id, field: { kind } }) => {
    const told = plainText(record.words[id] ?? '')
    return kind === 'text' && told.endsWith(words) && record.title.includes(told.slice(0, told.length - words.length))
  })
  return field === undefined
    ? unknown
    : { holds: true, why: `${record.title}的${field.field.label}是${record.words[field.id]}`, narrowed: [record.title] }
}

/** What and how much; that it is new or done says the text or its writer, in whatever order. */
function plainText(text: string): string {
  return text.replace(/[\s■“”"，。；：、]|^(?:项目|工程)|已|共|新建|新增|改造|建成|完成/g, '')
}
