import type { ClauseInput } from './pick-records.ts'
import type { Outcome, ToldRecord } from './types.ts'

const unknown: Outcome = { holds: undefined, why: '' }

const placed = /^(?:(?:都|均|也)?(?:分别|主要|依次)?(?:分布在?于?|位于|落户于?在?|设在|建在|来自|在)|分别(?:是|为))/

/** 新建照料中心2个，分别位于大岙村和白水村: where all those are of which the clause before tells, and each place with one of them. */
export function holdSpread(input: ClauseInput): Outcome {
  const { told, said, carried, clause } = input
  const { ledger } = told
  const dealt = holdDealtValues(input)
  if (dealt.holds === true) return dealt
  const [fact, ...more] = said.facts.filter(({ type }) => type !== 'number')
  if (carried?.named !== false || said.noun || said.names.length > 0 || said.open.length > 0 || said.kinds.length > 0) return unknown
  if (fact?.type !== 'value' || more.length > 0 || fact.negated || !placed.test(clause.text.trim())) return unknown
  if (![...said.marks].every((mark) => /^(?:deal|small|is|and|all)$/.test(mark)) || said.left.some((word) => word !== '村')) return unknown
  const { words } = fact
  // …三个村 behind the list says how many it has.
  const counts = said.facts.filter((one) => one.type === 'number')
  if (!counts.every(({ quantity, at }) => at > fact.at && quantity.value.eq(String(words.length)))) return unknown
  const fields = ledger.fields.flatMap(({ id }) => (words.every(({ values }) => values.has(id)) ? [id] : []))
  const { records } = carried
  const isAt = (record: ToldRecord, id: string, word: (typeof words)[number]) => word.values.get(id)?.has(record.words[id] ?? '') === true
  const holds = (id: string) =>
    records.every((record) => words.some((word) => isAt(record, id, word))) &&
    words.every((word) => records.some((record) => isAt(record, id, word)))
  const each = said.marks.has('deal') && records.length !== words.length && words.length > 1
  if (records.length === 0 || records.length < words.length || each || !fields.some(holds)) return unknown
  const id = fields.find(holds) ?? ''
  const titles = records.slice(0, 4).map((record) => `${record.title}：${record.words[id] ?? ''}`)
  return { holds: true, why: titles.join('、') }
}

/** A、B、C3个村当年创成，等级分别为A级、AAA级、AA级: to each of those named its own, one after another. */
function holdDealtValues({ told: { ledger }, said, carried }: ClauseInput): Outcome {
  if (carried?.named !== true || !said.marks.has('deal') || said.names.length > 0 || said.left.length > 0) return unknown
  const values = said.facts.flatMap((fact) => (fact.type === 'value' && !fact.negated ? fact.words : []))
  const { records } = carried
  if (records.length < 2 || values.length !== records.length || said.facts.some(({ type }) => type !== 'value')) return unknown
  const id = ledger.fields.find((field) =>
    records.every((record, at) => values[at]?.values.get(field.id)?.has(record.words[field.id] ?? '') === true),
  )?.id
  if (id === undefined) return unknown
  return { holds: true, why: records.map((record) => `${record.title}：${record.words[id] ?? ''}`).join('、') }
}
