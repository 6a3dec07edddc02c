import type { ResolvedLedger } from '../../../definition/ledger/types.ts'
import { type ClauseInput, inTime, pick } from './pick-records.ts'
import type { Outcome, ToldRecord } from './types.ts'

const unknown: Outcome = { holds: undefined, why: '' }

/** 2月3日至2月24日封村, 响应自1月24日起至3月23日止: from the day on which what is spoken of began to the one on which it ended, both as the ledger has them. */
export function holdTerm(input: ClauseInput, groups: readonly (readonly ToldRecord[])[]): Outcome {
  const { said, told, when, clause } = input
  const { ledger } = told
  const [first, second, ...more] = said.facts.flatMap((fact) => (fact.type === 'days' ? [fact] : []))
  const own =
    first !== undefined && second !== undefined && more.length === 0 && joins.test(clause.text)
      ? { from: first.days, to: second.days }
      : undefined
  const term = own ?? (first === undefined ? when.term : undefined)
  const [start, end] = endsOf(ledger)
  if (term === undefined || start === undefined || end === undefined || said.open.length > 0) return unknown
  if (term.from.from !== term.from.to || term.to.from !== term.to.to) return unknown
  if ([...said.marks].some((mark) => !/^(?:small|is|and|now)$/.test(mark))) return unknown
  const facts = said.facts.filter(({ type }) => type !== 'days')
  if (facts.some((fact) => fact.type === 'number' || (fact.type === 'done' && fact.negated) || (fact.type === 'value' && fact.negated)))
    return unknown
  const picking = facts.filter(({ type }) => type === 'value')
  if (groups.length === 0 && !said.noun && facts.length === 0) return unknown
  const year = inTime({ ...input, when: { ...when, span: undefined } }, told.records) ?? []
  const named = groups.length > 0 ? groups.map((group) => pick(input, group, picking)) : [pick(input, year, picking)]
  // Of several places that nobody names the days are of none.
  if (named.some(({ length }) => length !== 1)) return unknown
  const isSo = ({ values }: ToldRecord) => dayOf(values[start]) === term.from.from && dayOf(values[end]) === term.to.from
  return named.flat().every(isSo)
    ? {
        holds: true,
        why: named
          .flat()
          .map(({ title, values }) => `${title}从${dayOf(values[start])}到${dayOf(values[end])}`)
          .join('，'),
      }
    : unknown
}

const day = '(?:\\d{4}年)?\\d{1,2}月\\d{1,2}[日号]'
const joins = new RegExp(`${day}起?[至到—－~-]+${day}`)

/** The fields of the days on which what a ledger keeps begins and ends. */
function endsOf({ date, effective, fields }: ResolvedLedger): readonly (string | undefined)[] {
  const ends = fields.filter(({ field }) => field.kind === 'date' && /^(?:解除|结束|撤除|终止|撤销)/.test(field.label))
  return [effective?.from ?? date, effective?.to ?? (ends.length === 1 ? ends[0]?.id : undefined)]
}

function dayOf(value: unknown): string {
  return String(value ?? '').slice(0, 10)
}
