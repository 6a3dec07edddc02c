import type { Field } from '../../../definition/field/types.ts'
import type { ResolvedField } from '../../../definition/ledger/types.ts'
import { shortOf, spellings } from '../record/spellings.ts'
import type { ToldLedger, ToldRecord } from '../record/types.ts'
import { nounsOf } from '../record/words-of-ledger.ts'

/** One way in which prose tells the records of a ledger apart. */
export interface RecordCut {
  readonly label: string
  readonly values: readonly string[]
  readonly wordOf: (record: ToldRecord) => string | undefined
  /** By what words each value is told. */
  readonly textsOf: (value: string) => readonly string[]
}

/** Of more values than these, or of longer ones, no report speaks one by one. */
const mostValues = 120
const longestValue = 24

/** By a field's own words; by what several of them have in common (铅笔制杆培训第1期, 第2期); by those of what the records refer to (行业 of 企业). */
export function cutsOf(told: ToldLedger, among: readonly ToldLedger[]): readonly RecordCut[] {
  const { ledger } = told
  const own = ledger.fields.flatMap((field) => (isWord(field) && (told.many !== true || isChosen(field)) ? cutBy(told, field) : []))
  const labels = new Set(own.map(({ label }) => label))
  if (told.many === true) return own
  const through = ledger.fields.flatMap(({ id, field }) => {
    const target = field.kind === 'ref' ? among.find((one) => one.ledger.id === field.to) : undefined
    return target === undefined ? [] : cutsThrough(told, id, target).filter(({ label }) => !labels.has(label))
  })
  return [...own, ...through.filter(({ label }, index) => through.findIndex((one) => one.label === label) === index)]
}

/** Nothing is cut by people: they are never ranked. What a state is now, its days tell better. */
function isWord({ field }: ResolvedField): boolean {
  return /^(?:choice|text|ref|village)$/.test(field.kind) && !/状态$|环节$|阶段$|编号$|文号$|^编码$/.test(field.label)
}

/** Of very many records texts are near to anything. */
function isChosen({ field }: ResolvedField): boolean {
  return /^(?:choice|village)$/.test(field.kind)
}

function cutBy(told: ToldLedger, { id, field }: ResolvedField): readonly RecordCut[] {
  const wordOf = ({ words }: ToldRecord) => words[id]
  const values = valuesBy(told.records, wordOf)
  if (values === undefined) return []
  const nouns = nounsOf(told.ledger)
  const cut = {
    label: field.label,
    values,
    wordOf,
    textsOf: (value: string) => [...textsOf(told, { value, label: field.label, nouns }), ...ofChoice(told, field, value)],
  }
  const stems = values.map(stemOf)
  const kinds = [...new Set(stems)]
  if (kinds.length < 2 || kinds.length > values.length / 1.5) return [cut]
  const ending = commonEnding(kinds)
  return [
    cut,
    {
      label: `${field.label}种类`,
      values: kinds,
      wordOf: (record) => (record.words[id] === undefined ? undefined : stemOf(record.words[id] ?? '')),
      textsOf: (value) => [value, value.slice(0, value.length - ending.length)],
    },
  ]
}

/** The words of what the records refer to, but for its name. */
function cutsThrough(told: ToldLedger, id: string, target: ToldLedger): readonly RecordCut[] {
  const byTitle = new Map(target.records.map((record) => [record.title, record]))
  return target.ledger.fields.flatMap((field) => {
    if (!isWord(field) || target.ledger.title.includes(field.id)) return []
    const wordOf = ({ words }: ToldRecord) => byTitle.get(words[id] ?? '')?.words[field.id]
    const values = valuesBy(told.records, wordOf)
    const { label } = field.field
    return values === undefined || values.length > mostValues / 3
      ? []
      : [
          {
            label,
            values,
            wordOf,
            textsOf: (value: string) => [...textsOf(target, { value, label, nouns: [] }), ...ofNouns(target, value)],
          },
        ]
  })
}

function valuesBy(records: readonly ToldRecord[], wordOf: RecordCut['wordOf']): readonly string[] | undefined {
  const found = new Set<string>()
  for (const record of records) {
    const word = wordOf(record)
    if (word === undefined) continue
    if (word.length > longestValue) return undefined
    found.add(word)
    if (found.size > mostValues) return undefined
  }
  return found.size > 1 ? [...found] : undefined
}

interface Value {
  readonly value: string
  readonly label: string
  readonly nouns: readonly string[]
}

/** 消防 for 消防类, 铅笔制造业 for 铅笔制造. */
function textsOf({ short }: ToldLedger, { value, label, nouns }: Value): readonly string[] {
  if (/^[是否]$|^其他$/.test(value)) return []
  const levels = /^A+$/.test(value) ? [`${value}级`] : []
  const texts = spellings(value, nouns).flatMap((one) => [
    one,
    one.replace(/(?:类|户|支出|纠纷|警情|平台)$/, ''),
    ...(label.endsWith('业') && !one.endsWith('业') ? [`${one}业`] : []),
  ])
  return [...new Set([...levels, ...texts, ...(short.get(value) ?? [])])]
}

/** What several things of a kind are called without their numbers and years. */
function stemOf(value: string): string {
  return value.replace(/^\d{4}年度?/, '').replace(/[（(][^（()）]*[)）]$|第[一二三四五六七八九十\d]+[期批次届]$/, '')
}

/** 培训 of 电商直播培训, 铅笔制杆培训. */
function commonEnding(words: readonly string[]): string {
  const [first = ''] = words
  for (let from = 1; first.length - from >= 2; from += 1)
    if (words.every((word) => word.length > first.length - from && word.endsWith(first.slice(from)))) return first.slice(from)
  return ''
}

/** 公路 for 道路, 规上企业 for 规上: what else a choice is called. */
function ofChoice(told: ToldLedger, field: Field, value: string): readonly string[] {
  if (field.kind !== 'choice') return []
  const aliases = Object.entries(field.optionAliases ?? {}).flatMap(([alias, option]) => (field.options[option] === value ? [alias] : []))
  return [...aliases, ...shortOf(value), ...ofNouns(told, value)]
}

/** 规上企业: a kind, and what is of it. */
function ofNouns({ ledger }: ToldLedger, value: string): readonly string[] {
  return nounsOf(ledger).flatMap((noun) => (value.endsWith(noun) ? [] : [`${value}${noun}`]))
}
