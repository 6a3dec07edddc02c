import { traitsOf, villageLedger } from '../../../definition/field/kinds.ts'
import { parseFieldValue } from '../../../definition/field/parse-field-value.ts'
import type { Field } from '../../../definition/field/types.ts'
import { endsInZeros, zerosWhy } from '../../../definition/identifier/lost-digits.ts'
import type { ResolvedLedger } from '../../../definition/ledger/types.ts'
import { hintNames, nearestNames } from '../../../definition/name/nearest-names.ts'
import { normaliseName } from '../../../definition/name/normalise-name.ts'
import { writeDays } from '../../../definition/period/write-days.ts'
import { namesPeople } from '../table/title-key.ts'
import type { ReferenceTarget } from './load-targets.ts'
import type { NamedPart } from './read-row.ts'
import type { VillageNames } from './village-names.ts'

export type Found =
  | { readonly ok: true; readonly id: string }
  | { readonly ok: false; readonly column: string; readonly value: string; readonly why: string }

/** An identifier found its record, but another column of the row says something else about it. */
interface Contradicted {
  readonly column: string
  readonly value: string
  readonly why: string
}

/** Above this many records a misspelt name gets no suggestions: comparing with all would take longer than finding it oneself. */
const suggestionLimit = 5_000
/** A file with more misspelt names than this has a fault that suggestions do not cure. */
const mostSuggestions = 100

/** The records of one ledger by every way a row may name them. */
export class TargetIndex {
  readonly #ledger: ResolvedLedger
  readonly #targets: ReferenceTarget[]
  readonly #byTitle = new Map<string, ReferenceTarget[]>()
  readonly #byPart = new Map<string, Map<string, ReferenceTarget[]>>()
  readonly #villageField: string | undefined
  readonly #fields: ReadonlyMap<string, Field>
  readonly #suggestions = new Map<string, string>()
  readonly #villages: VillageNames | undefined

  /** With `villages`, a village is known by what offices call it too. */
  constructor(ledger: ResolvedLedger, targets: readonly ReferenceTarget[], villages?: VillageNames) {
    this.#ledger = ledger
    this.#villages = villages
    this.#targets = []
    this.#fields = new Map(ledger.fields.map(({ id, field }) => [id, field]))
    this.#villageField = ledger.fields.find(({ field }) => field.kind === 'village')?.id
    for (const target of targets) this.#put(target, append)
  }

  /** A record of the same file joins the ones in the ledger; one that is there already is known by its new words too. */
  add(target: ReferenceTarget): void {
    this.#put(target, appendOnce)
  }

  #put(target: ReferenceTarget, put: typeof append): void {
    this.#targets.push(target)
    put(this.#byTitle, plain(target.title), target)
    const village = this.#villageOf(target)
    if (village !== '') put(this.#byTitle, plain(`${village}${target.title}`), target)
    for (const [part, text] of Object.entries(target.parts)) put(this.#partIndex(part), this.#normalise(part, text), target)
  }

  /** Whether a record of that name is there, or several. */
  hasTitle(title: string): boolean {
    return this.#byTitle.has(plain(title))
  }

  /** The title of the one record that the words name; undefined when they name none, or several. */
  findTitle(named: readonly NamedPart[]): string | undefined {
    const candidates = this.#candidates(named.filter((part) => part.text !== ''))
    return Array.isArray(candidates) && candidates.length === 1 ? candidates[0]?.title : undefined
  }

  /** Finds the one record that the words name; `village` is the row's own village, which settles a name that occurs in several. */
  find(named: readonly NamedPart[], village: () => string | undefined): Found {
    const given = named.filter((part) => part.text !== '')
    const [first] = given
    if (first === undefined) throw new Error('no words to look up')
    const candidates = this.#candidates(given)
    if ('why' in candidates) return { ok: false, ...candidates }
    const [only, other] = candidates.length < 2 ? candidates : this.#near(candidates, village() ?? '')
    const words = given.map((part) => part.text).join(' ')
    if (only === undefined) {
      const lost = given.find((part) => part.part !== undefined && this.#isIdentifier(part.part) && endsInZeros(part.text))
      if (lost !== undefined) return { ok: false, column: lost.column, value: lost.text, why: zerosWhy(lost.column) }
      return { ok: false, column: first.column, value: words, why: this.#notFound(words) }
    }
    if (other !== undefined) return { ok: false, column: first.column, value: words, why: this.#ambiguous(words, candidates) }
    return { ok: true, id: only.id }
  }

  #candidates(given: readonly NamedPart[]): readonly ReferenceTarget[] | Contradicted {
    const strong = given.find((part) => part.part !== undefined && this.#isIdentifier(part.part))
    return strong === undefined ? this.#byWords(given) : this.#byIdentifier(strong, given)
  }

  /** Those of the village, if there are any. */
  #near(candidates: readonly ReferenceTarget[], village: string): readonly ReferenceTarget[] {
    const near = village === '' ? [] : candidates.filter((target) => plain(this.#villageOf(target)) === plain(village))
    return near.length > 0 ? near : candidates
  }

  #byIdentifier(strong: NamedPart, given: readonly NamedPart[]): readonly ReferenceTarget[] | Contradicted {
    const part = strong.part ?? ''
    const found = this.#partIndex(part).get(this.#normalise(part, strong.text)) ?? []
    const [only] = found
    if (only === undefined) return found
    // One person may stand in the ledger several times, a line in every batch: the other columns say which.
    if (found.length > 1) return found.filter((target) => given.every((other) => other.part === undefined || this.#agrees(target, other)))
    const odd = given.find((other) => other.part !== undefined && !this.#agrees(only, other))
    if (odd === undefined) return found
    const registered = only.parts[odd.part ?? ''] ?? ''
    return {
      column: odd.column,
      value: odd.text,
      why: `“${strong.text}”在「${this.#ledger.label}」里登记的${odd.column}是“${registered}”，这里写“${odd.text}”，请核对。`,
    }
  }

  #byWords(given: readonly NamedPart[]): ReferenceTarget[] {
    const lists = given.map((part) =>
      part.part === undefined ? this.#byAnyName(part.text) : (this.#partIndex(part.part).get(this.#normalise(part.part, part.text)) ?? []),
    )
    const [smallest = [], ...others] = [...lists].sort((left, right) => left.length - right.length)
    const sets = others.map((list) => new Set(list))
    return smallest.filter((target) => sets.every((set) => set.has(target)))
  }

  /** One word may be the title, a natural key, or a person with a village: `某村 某某`, `某某（某村）`. */
  #byAnyName(text: string): ReferenceTarget[] {
    const inBrackets = /^(.+?)[（(](.+?)[)）]$/.exec(text)
    const village = this.#ledger.id === villageLedger ? this.#villages?.find(text) : undefined
    const ways = [
      plain(text),
      ...(inBrackets === null ? [] : [plain(`${inBrackets[2]}${inBrackets[1]}`)]),
      ...(village === undefined ? [] : [plain(village)]),
    ]
    for (const way of ways) {
      const found = this.#byTitle.get(way)
      if (found !== undefined) return found
    }
    for (const key of this.#ledger.unique) {
      const [field] = key
      if (key.length !== 1 || field === undefined) continue
      const found = this.#partIndex(field).get(this.#normalise(field, text))
      if (found !== undefined) return found
    }
    return []
  }

  #agrees(target: ReferenceTarget, part: NamedPart): boolean {
    const name = part.part ?? ''
    return this.#normalise(name, target.parts[name] ?? '') === this.#normalise(name, part.text)
  }

  #partIndex(part: string): Map<string, ReferenceTarget[]> {
    const known = this.#byPart.get(part)
    if (known !== undefined) return known
    const made = new Map<string, ReferenceTarget[]>()
    this.#byPart.set(part, made)
    return made
  }

  #isIdentifier(part: string): boolean {
    const field = this.#fields.get(part)
    return field !== undefined && traitsOf(field).identity === true
  }

  #normalise(part: string, text: string): string {
    const field = this.#fields.get(part)
    if (field?.kind === 'village') return plain(this.#villages?.find(text) ?? text)
    const parsed = field !== undefined && traitsOf(field).identity === true ? parseFieldValue(field, text) : undefined
    return parsed?.ok === true && typeof parsed.value === 'string' ? parsed.value : plain(text)
  }

  #villageOf(target: ReferenceTarget): string {
    return this.#villageField === undefined ? '' : (target.parts[this.#villageField] ?? '')
  }

  #notFound(words: string): string {
    return `「${this.#ledger.label}」里没有“${words}”，请先登记，或改正这里的写法。${this.#suggest(words)}`
  }

  #suggest(words: string): string {
    const known = this.#suggestions.get(words)
    if (known !== undefined) return known
    if (this.#targets.length > suggestionLimit || this.#suggestions.size >= mostSuggestions) return ''
    const near = nearestNames(
      words,
      this.#targets.map((target) => target.title),
    )
    const hint = hintNames(near) ?? ''
    this.#suggestions.set(words, hint)
    return hint
  }

  /** What tells namesakes of this ledger apart. */
  #remedy(): string {
    if (namesPeople(this.#ledger)) return '写成“村名 姓名”或补上身份证号'
    const key = this.#ledger.unique.find(({ length, 0: only }) => length === 1 && only !== undefined && !this.#ledger.title.includes(only))
    const label = this.#ledger.fields.find(({ id }) => id === key?.[0])?.field.label
    return label === undefined ? '先把同名的记录改开' : `改写它的${label}`
  }

  #ambiguous(words: string, candidates: readonly ReferenceTarget[]): string {
    const names = candidates.slice(0, 4).map((target) => [this.#villageOf(target), target.title].filter((word) => word !== '').join(' '))
    return `「${this.#ledger.label}」里有 ${candidates.length} 个“${words}”（${names.join('、')}${candidates.length > 4 ? '……' : ''}），请${this.#remedy()}。`
  }
}

function plain(text: string): string {
  return writeDays(normaliseName(text)).replace(/[\s/\\·\-—_,，、]/g, '')
}

function append(index: Map<string, ReferenceTarget[]>, key: string, target: ReferenceTarget): void {
  if (key === '') return
  const known = index.get(key)
  if (known === undefined) index.set(key, [target])
  else known.push(target)
}

function appendOnce(index: Map<string, ReferenceTarget[]>, key: string, target: ReferenceTarget): void {
  if (index.get(key)?.some(({ id }) => id === target.id) !== true) append(index, key, target)
}
