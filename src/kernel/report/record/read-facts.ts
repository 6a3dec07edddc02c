import { calendarGrain, isNumeric } from '../../../definition/field/field-type.ts'
import type { ResolvedLedger } from '../../../definition/ledger/types.ts'
import type { Quantity } from '../../../definition/report/quantity.ts'
import { type DaysLabel, labelOfDays, labelOfNumber } from './field-labels.ts'
import type { ClauseToken, Days, Mark } from './lex-clause.ts'
import { fieldOf, type LedgerWord, namesOfField } from './words-of-ledger.ts'

/** One thing that a clause says of records. */
export type Fact =
  /** Their fields hold these values; `labelled`: of which field it is said. */
  | {
      readonly type: 'value'
      readonly words: readonly LedgerWord[]
      readonly labelled: readonly string[]
      readonly negated: boolean
      readonly at: number
    }
  | { readonly type: 'days'; readonly days: Days; readonly fields: readonly string[]; readonly at: number }
  | {
      readonly type: 'number'
      readonly quantity: Quantity
      readonly fields: readonly string[]
      readonly labelled: boolean
      /** Whether all of that field's own name stands there. */
      readonly whole: boolean
      /** Only its measure word says of which field it is. */
      readonly measured: boolean
      readonly at: number
    }
  /** A day of the field has come, or has not. */
  | { readonly type: 'done'; readonly field: string; readonly negated: boolean; readonly at: number }

export type ValueFact = Extract<Fact, { type: 'value' }>
export type NumberFact = Extract<Fact, { type: 'number' }>

export interface ClauseFacts {
  readonly facts: readonly Fact[]
  /** Words that name records, by what stands in the ledger's title. */
  readonly names: readonly { readonly word: LedgerWord; readonly at: number }[]
  readonly marks: ReadonlySet<Mark>
  /** Where a mark stands first. */
  readonly markAt: (mark: Mark) => number | undefined
  /** Numeric or dated fields that are named and of which nothing is said. */
  readonly open: readonly string[]
  /** Whether it says that it speaks of the ledger's records. */
  readonly noun: boolean
  /** 截至…: until when. */
  readonly until: Days | undefined
  /** A time and nothing that happened in it. */
  readonly span: Days | undefined
  /** How many different ones there are said to be, and of what. */
  readonly kinds: readonly { readonly count: number; readonly of: string }[]
  /** What 每 is said of. */
  readonly every: string
  /** Words that nobody knows. */
  readonly left: readonly string[]
}

/** What a clause says of the records of a ledger. */
export function readFacts(ledger: ResolvedLedger, tokens: readonly ClauseToken[], text: string): ClauseFacts {
  const names: { word: LedgerWord; at: number }[] = []
  const taken = new Set<ClauseToken>()
  for (const token of tokens)
    if (token.type === 'word' && namesRecord(ledger, token.word)) {
      names.push({ word: token.word, at: token.start })
      taken.add(token)
    }
  const facts: Fact[] = []
  let until: Days | undefined
  let span: Days | undefined
  tokens.forEach((token, index) => {
    if (token.type === 'days') {
      const label: DaysLabel | undefined = token.until ? undefined : labelOfDays(ledger, { tokens, index, taken })
      if (token.until) until = token.days
      else if (label === undefined) span = token.days
      else {
        for (const one of label.used) taken.add(one)
        const planned = tokens.slice(0, index).some((before) => before.type === 'mark' && before.mark === 'planned')
        facts.push({ type: 'days', days: token.days, fields: planned ? plannedFor(ledger, label.fields) : label.fields, at: token.start })
      }
    }
    if (token.type === 'number') {
      const label = labelOfNumber(ledger, { tokens, index }, token.quantity)
      if (label.used !== undefined) taken.add(label.used)
      facts.push({
        type: 'number',
        quantity: token.quantity,
        fields: label.fields,
        labelled: label.sure,
        whole: label.used === undefined || label.used.word.whole,
        measured: label.sure && label.used === undefined,
        at: token.start,
      })
    }
  })
  const values = readValues(ledger, tokens, taken)
  const isMeant = tokens.some((token) => isMark(token, 'planned'))
  const every = tokens.findIndex((token) => token.type === 'mark' && token.mark === 'every')
  const counted = tokens.slice(every).find(({ type }) => type === 'number')
  return {
    facts: [...facts, ...values.facts].toSorted((left, right) => left.at - right.at),
    names,
    marks: new Set(tokens.flatMap((token) => (token.type === 'mark' ? [token.mark] : []))),
    markAt: (mark) => tokens.find((token) => token.type === 'mark' && token.mark === mark)?.start,
    open: values.open,
    noun:
      isKindOfNoun(ledger, tokens) ||
      tokens.some((token) => (token.type === 'word' && token.word.noun) || (token.type === 'mark' && token.mark === 'figure')),
    until,
    span,
    kinds: tokens.flatMap((token) => (token.type === 'kinds' ? [{ count: token.count, of: token.of }] : [])),
    every: every < 0 ? '' : text.slice(tokens[every]?.end, counted?.start).replace(/^个/, ''),
    left: tokens.flatMap((token) => (token.type === 'left' && !(isMeant && inUse.test(token.text)) ? [token.text] : [])),
  }
}

/** 美丽城镇类8个项目: a choice of the ledger, and the last word of what its records are called. */
function isKindOfNoun({ label, fields }: ResolvedLedger, tokens: readonly ClauseToken[]): boolean {
  const kinds = fields.filter(({ field }) => /^(?:choice|text)$/.test(field.kind) && field.label === '类别').map(({ id }) => id)
  const isKind = (token: ClauseToken | undefined) =>
    token?.type === 'word' && token.word.text.length >= 4 && kinds.some((id) => token.word.values.has(id))
  // 工业平台类完工4项: of such a kind, and of how many.
  const isState = (token: ClauseToken) => token.type === 'word' && !isKind(token) && token.word.values.size + token.word.labels.size > 0
  const counted = tokens.some(isState) && tokens.some((token) => token.type === 'number' && /^[个项]$/.test(token.quantity.unit.core))
  if (counted && tokens.some((token, index) => token.type === 'mark' && token.text === '类' && isKind(tokens[index - 1]))) return true
  const noun = tokens.some((token) => {
    const said =
      token.type === 'mark' && token.mark === 'small'
        ? token.text
        : token.type === 'word' && token.word.values.size === 0
          ? token.word.text
          : ''
    return said.length >= 2 && label.endsWith(said)
  })
  return noun && tokens.some(isKind)
}

/** 将于10月1日建成开放: what comes of it when it is finished. */
const inUse = /^(?:开放|投用|投入使用|通车|运营|启用|使用)$/

/** What stands in the ledger's title: its own name, or that of what its records are about. */
function namesRecord({ title, fields }: ResolvedLedger, { values }: LedgerWord): boolean {
  return title.some(
    (id) => values.has(id) && fields.some((one) => one.id === id && one.field.kind !== 'choice' && one.field.kind !== 'boolean'),
  )
}

interface Values {
  readonly facts: readonly Fact[]
  readonly open: readonly string[]
}

function readValues(ledger: ResolvedLedger, tokens: readonly ClauseToken[], taken: ReadonlySet<ClauseToken>): Values {
  const facts: Extract<Fact, { type: 'value' | 'done' }>[] = []
  const open: string[] = []
  let last: { readonly index: number; readonly fact: ValueFact } | undefined
  tokens.forEach((token, index) => {
    if (token.type !== 'word' || taken.has(token)) return
    const { word } = token
    const negated = isNegated(tokens, index)
    if (word.values.size > 0) {
      const before = last
      if (before !== undefined && isJoined(tokens, before.index, index) && sharesField(before.fact.words[0], word)) {
        const fact: ValueFact = { ...before.fact, words: [...before.fact.words, word] }
        facts[facts.indexOf(before.fact)] = fact
        last = { index, fact }
        return
      }
      const labelled = labelsBefore(tokens, index).filter((id) => word.values.has(id))
      const fact: ValueFact = { type: 'value', words: [word], labelled, negated, at: token.start }
      facts.push(fact)
      last = { index, fact }
      return
    }
    const dated = [...word.labels].filter((id) => fieldOf(ledger, id).field.kind === 'date')
    const [field] = dated
    if (field !== undefined && dated.length === 1 && word.whole && isVerb(ledger, field, word.text)) {
      facts.push({ type: 'done', field, negated, at: token.start })
      return
    }
    open.push(
      ...[...word.labels].filter((id) => isNumeric(fieldOf(ledger, id).field) || calendarGrain(fieldOf(ledger, id).field) !== undefined),
    )
  })
  return { facts, open }
}

/** 完工 tells that it was done, 完工日期 asks when. */
function isVerb(ledger: ResolvedLedger, id: string, said: string): boolean {
  const { field } = fieldOf(ledger, id)
  return !/日期$|时间$/.test(said) && !isPlanned(field.label) && namesOfField(field).includes(said)
}

/** A day by which something is to be done. */
export function isPlanned(label: string): boolean {
  return /^(?:计划|应|预计)|时限$|期限$|截止/.test(label)
}

/** 计划3月完工: the days by which what some fields date is to be done. */
function plannedFor(ledger: ResolvedLedger, fields: readonly string[]): readonly string[] {
  const names = fields.flatMap((id) => namesOfField(fieldOf(ledger, id).field))
  return ledger.fields.flatMap(({ id, field }) =>
    field.kind === 'date' && isPlanned(field.label) && (fields.includes(id) || names.some((name) => field.label.includes(name)))
      ? [id]
      : [],
  )
}

function isJoined(tokens: readonly ClauseToken[], from: number, to: number): boolean {
  return to - from === 2 && isMark(tokens[from + 1], 'and')
}

function sharesField(one: LedgerWord | undefined, other: LedgerWord): boolean {
  return one !== undefined && [...one.values.keys()].some((id) => other.values.has(id))
}

function isMark(token: ClauseToken | undefined, ...wanted: readonly Mark[]): boolean {
  return token?.type === 'mark' && wanted.includes(token.mark)
}

function isNegated(tokens: readonly ClauseToken[], index: number): boolean {
  for (let before = index - 1; before >= Math.max(0, index - 3); before -= 1) {
    if (isMark(tokens[before], 'not')) return true
    if (!isMark(tokens[before], 'small')) return false
  }
  return false
}

/** 责任领导为方云峥: the words before say of which field it is. */
function labelsBefore(tokens: readonly ClauseToken[], index: number): readonly string[] {
  for (let before = index - 1; before >= 0; before -= 1) {
    const token = tokens[before]
    if (token?.type === 'word') return [...token.word.labels]
    if (!isMark(token, 'small', 'is', 'deal')) return []
  }
  return []
}
