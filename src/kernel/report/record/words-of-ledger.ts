import { calendarGrain, isNumeric } from '../../../definition/field/field-type.ts'
import type { Field } from '../../../definition/field/types.ts'
import type { ResolvedField, ResolvedLedger } from '../../../definition/ledger/types.ts'
import { spellings } from './spellings.ts'
import type { ToldLedger } from './types.ts'

/** A word that prose may use of a ledger's records, and all that it may mean there. */
export interface LedgerWord {
  readonly text: string
  /** By field id: the values that it may be, as `ToldRecord.words` has them. */
  readonly values: ReadonlyMap<string, ReadonlySet<string>>
  /** Fields that it names. */
  readonly labels: ReadonlySet<string>
  /** Whether all of a field's own name stands there, not only its end. */
  readonly whole: boolean
  /** Whether it is what the ledger's records are called. */
  readonly noun: boolean
}

export interface WordIndex {
  /** All of its words. */
  readonly texts: readonly string[]
  /** The longest word at a place of a text. */
  readonly at: (text: string, place: number) => LedgerWord | undefined
}

interface OpenWord {
  readonly values: Map<string, Set<string>>
  readonly labels: Set<string>
  whole: boolean
  noun: boolean
}

const indexes = new WeakMap<ToldLedger, WordIndex>()

/** Everything by which prose may speak of a ledger: its name, its fields', and all that stands in its records. Built once for what was read once. */
export function wordsOfLedger(told: ToldLedger): WordIndex {
  const known = indexes.get(told)
  if (known !== undefined) return known
  const words = new Map<string, OpenWord>()
  const open = (text: string): OpenWord => {
    const found = words.get(text) ?? { values: new Map(), labels: new Set(), whole: false, noun: false }
    words.set(text, found)
    return found
  }
  const nouns = nounsOf(told.ledger)
  for (const noun of nouns) open(noun).noun = true
  addLabels(told.ledger, { open, known: (text) => words.has(text) })
  addValues(told, { open, nouns })
  // 照料中心 is a kind of what the ledger keeps, 规上企业 names what kind of 企业.
  const kinds = told.ledger.fields.filter(({ field }) => field.kind === 'choice' && field.label === '类别').map(({ id }) => id)
  for (const [text, word] of words) if (text.length >= 4 && kinds.some((id) => word.values.has(id))) word.noun = true
  for (const [text, word] of words) if (word.values.size > 0 && nouns.some((noun) => text.endsWith(noun) && text !== noun)) word.noun = true
  const index = indexWords(words)
  indexes.set(told, index)
  return index
}

type Opening = (text: string) => OpenWord

interface Opened {
  readonly open: Opening
  readonly known: (text: string) => boolean
}

function addLabels({ fields }: ResolvedLedger, { open, known }: Opened): void {
  const parts = new Map<string, Set<string>>()
  for (const { id, field } of fields) {
    if (field.kind === 'boolean') continue
    for (const name of namesOfField(field)) {
      const word = open(name)
      word.labels.add(id)
      word.whole = true
      // 解除封村 ends in 封村, which it is not.
      if ((!isNumeric(field) && field.kind !== 'date') || field.said?.includes(name) === true) continue
      for (let from = 1; name.length - from >= 2; from += 1) {
        const part = name.slice(from)
        parts.set(part, (parts.get(part) ?? new Set()).add(id))
      }
    }
  }
  // 投资 of 计划投资: the end of a name, where no other name is so called.
  for (const [part, ids] of parts) {
    const word = open(part)
    if (!word.whole) for (const id of ids) word.labels.add(id)
  }
  // 批准87户 of 批准户数 and 批准金额: what several numbers of the ledger were done by.
  const led = new Map<string, string[]>()
  for (const { id, field } of fields)
    if (isNumeric(field) && field.label.length >= 4 && !/^(?:计划|完成|实际|累计|平均|新增|应|已)/.test(field.label))
      led.set(field.label.slice(0, 2), [...(led.get(field.label.slice(0, 2)) ?? []), id])
  for (const [verb, ids] of led) {
    if (ids.length < 2 || known(verb)) continue
    const word = open(verb)
    for (const id of ids) word.labels.add(id)
  }
}

function addValues(
  { ledger, records, short }: ToldLedger,
  { open, nouns }: { readonly open: Opening; readonly nouns: readonly string[] },
): void {
  for (const { id, field } of ledger.fields) {
    const add = (text: string, word: string) => {
      const { values } = open(text)
      values.set(id, (values.get(id) ?? new Set()).add(word))
    }
    if (field.kind === 'boolean')
      for (const name of namesOfField(field)) for (const text of [name, ...spellings(name, nouns)]) add(text, '是')
    if (field.kind === 'choice') {
      for (const label of Object.values(field.options)) for (const text of spellings(label, nouns)) add(text, label)
      for (const [alias, option] of Object.entries(field.optionAliases ?? {})) {
        const label = field.options[option]
        if (label !== undefined && alias.length >= 2 && !narrows(alias, label)) add(alias, label)
      }
    }
    if (field.kind === 'choice' || field.kind === 'boolean') continue
    const seen = new Set<string>()
    const endings = field.kind === 'text' && ledger.title.includes(id) ? kindEndings(ledger) : []
    for (const { words } of records) {
      const word = words[id]
      if (word === undefined || seen.has(word)) continue
      seen.add(word)
      for (const text of spellings(word, nouns)) add(text, word)
      // 集镇中心 for 集镇中心停车场; shorter ones are as often places.
      const ending = endings.find((one) => word.endsWith(one) && word.length - one.length >= 4)
      if (ending !== undefined) add(word.slice(0, -ending.length), word)
      for (const own of short.get(word) ?? []) if (own.length >= 2) add(own, word)
    }
  }
}

/** What a ledger's kinds are called, with which the names of its records end. */
function kindEndings({ fields }: ResolvedLedger): readonly string[] {
  return fields.flatMap(({ field }) =>
    field.kind === 'choice' && field.label === '类别' ? [...Object.keys(field.optionAliases ?? {}), ...Object.values(field.options)] : [],
  )
}

/** 境外输入 is written for 输入 in sheets; in a report it says from where. */
function narrows(alias: string, label: string): boolean {
  return alias.endsWith(label) && /^[境国省市县][内外]/.test(alias)
}

/** What prose calls the records of a ledger. */
export function nounsOf({ label, aliases, said = [] }: ResolvedLedger): readonly string[] {
  const names = [label, ...aliases].map((name) => {
    const bare = name.replace(/(?:台账|名录|情况|清单|记录|底册|列表)$/, '')
    return bare.length >= 2 ? bare : name
  })
  return [...new Set([...names, ...said])]
}

/** 实际开工 is said 开工, 发放日期 is said 发放, 资助学生数 is said 资助学生. */
export function namesOfField(field: Field): readonly string[] {
  const names = [field.label, ...(field.aliases ?? [])]
  return [...new Set([...names, ...names.map((name) => coreOf(field, name))])].filter((name) => name.length >= 2).concat(field.said ?? [])
}

function coreOf(field: Field, name: string): string {
  if (field.kind === 'boolean') return name.replace(/^是否/, '')
  if (calendarGrain(field) !== undefined) return name.replace(/^实际|(?:日期|时间|时刻)$/g, '')
  return isNumeric(field) ? name.replace(/数$/, '') : name
}

function indexWords(words: ReadonlyMap<string, OpenWord>): WordIndex {
  const byStart = new Map<string, LedgerWord[]>()
  for (const [text, word] of words) {
    const key = text.slice(0, 1)
    const list = byStart.get(key) ?? []
    byStart.set(key, list)
    list.push({ text, ...word })
  }
  for (const list of byStart.values()) list.sort((left, right) => right.text.length - left.text.length)
  return {
    texts: [...words.keys()],
    at: (text, place) => byStart.get(text.slice(place, place + 1))?.find((word) => text.startsWith(word.text, place)),
  }
}

/** The field of an id; a word names none but those of its own ledger. */
export function fieldOf({ fields }: ResolvedLedger, id: string): ResolvedField {
  const found = fields.find((one) => one.id === id)
  if (found === undefined) throw new Error(`no field ${id}`)
  return found
}
