import { checkCreditCode } from '../../../definition/identifier/check-credit-code.ts'
import { checkNationalId } from '../../../definition/identifier/check-national-id.ts'
import type { ResolvedLedger } from '../../../definition/ledger/types.ts'
import { hintNames, nearestNames } from '../../../definition/name/nearest-names.ts'
import { normaliseName } from '../../../definition/name/normalise-name.ts'
import type { ReferenceTarget } from './load-targets.ts'
import type { NamedPart } from './read-row.ts'

export type Found =
  | { readonly ok: true; readonly id: string }
  | { readonly ok: false; readonly column: string; readonly value: string; readonly why: string }

/** Above this many records a misspelt name gets no suggestions: comparing with all would take longer than finding it oneself. */
const suggestionLimit = 5_000

/** The records of one ledger by every way a row may name them. */
export class TargetIndex {
  readonly #ledger: ResolvedLedger
  readonly #targets: ReferenceTarget[]
  readonly #byTitle = new Map<string, ReferenceTarget[]>()
  readonly #byPart = new Map<string, Map<string, ReferenceTarget[]>>()
  readonly #villageField: string | undefined

  constructor(ledger: ResolvedLedger, targets: readonly ReferenceTarget[]) {
    this.#ledger = ledger
    this.#targets = []
    this.#villageField = ledger.fields.find(({ field }) => field.kind === 'village')?.id
    for (const target of targets) this.add(target)
  }

  /** A record of the same file joins the ones in the ledger. */
  add(target: ReferenceTarget): void {
    this.#targets.push(target)
    put(this.#byTitle, plain(target.title), target)
    const village = this.#villageOf(target)
    if (village !== '') put(this.#byTitle, plain(`${village}${target.title}`), target)
    for (const [part, text] of Object.entries(target.parts)) put(this.#partIndex(part), this.#normalise(part, text), target)
  }

  /** Finds the one record that the words name; `village` is the row's own village, which settles a name that occurs in several. */
  find(named: readonly NamedPart[], village: string | undefined): Found {
    const given = named.filter((part) => part.text !== '')
    const [first] = given
    if (first === undefined) throw new Error('no words to look up')
    const strong = given.find((part) => part.part !== undefined && this.#isIdentifier(part.part))
    const candidates = strong === undefined ? this.#byWords(given) : this.#byIdentifier(strong, given)
    if ('why' in candidates) return { ok: false, ...candidates }
    const [only, other] = narrow(candidates, village, (target) => this.#villageOf(target))
    const words = given.map((part) => part.text).join(' ')
    if (only === undefined) return { ok: false, column: first.column, value: words, why: this.#notFound(words) }
    if (other !== undefined) return { ok: false, column: first.column, value: words, why: this.#ambiguous(words, candidates) }
    return { ok: true, id: only.id }
  }

  #byIdentifier(strong: NamedPart, given: readonly NamedPart[]): ReferenceTarget[] | { column: string; value: string; why: string } {
    const part = strong.part ?? ''
    const found = this.#partIndex(part).get(this.#normalise(part, strong.text)) ?? []
    const [only] = found
    if (only === undefined || found.length > 1) return found
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
    const ways = [plain(text), ...(inBrackets === null ? [] : [plain(`${inBrackets[2]}${inBrackets[1]}`)])]
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

  #kindOf(part: string): string | undefined {
    return this.#ledger.fields.find(({ id }) => id === part)?.field.kind
  }

  #isIdentifier(part: string): boolean {
    const kind = this.#kindOf(part)
    return kind === 'nationalId' || kind === 'creditCode'
  }

  #normalise(part: string, text: string): string {
    const kind = this.#kindOf(part)
    const check = kind === 'nationalId' ? checkNationalId(text) : kind === 'creditCode' ? checkCreditCode(text) : undefined
    return check?.ok === true ? check.value : plain(text)
  }

  #villageOf(target: ReferenceTarget): string {
    return this.#villageField === undefined ? '' : (target.parts[this.#villageField] ?? '')
  }

  #notFound(words: string): string {
    const hint =
      this.#targets.length > suggestionLimit
        ? undefined
        : hintNames(
            nearestNames(
              words,
              this.#targets.map((target) => target.title),
            ),
          )
    return `「${this.#ledger.label}」里没有“${words}”，请先登记，或改正这里的写法。${hint ?? ''}`
  }

  #ambiguous(words: string, candidates: readonly ReferenceTarget[]): string {
    const names = candidates.slice(0, 4).map((target) => [this.#villageOf(target), target.title].filter((word) => word !== '').join(' '))
    return `「${this.#ledger.label}」里有 ${candidates.length} 个“${words}”（${names.join('、')}${candidates.length > 4 ? '……' : ''}），请写成“村名 姓名”或补上身份证号。`
  }
}

function narrow(
  candidates: readonly ReferenceTarget[],
  village: string | undefined,
  villageOf: (target: ReferenceTarget) => string,
): readonly ReferenceTarget[] {
  if (candidates.length < 2 || village === undefined || village === '') return candidates
  const near = candidates.filter((target) => plain(villageOf(target)) === plain(village))
  return near.length > 0 ? near : candidates
}

function plain(text: string): string {
  return normaliseName(text).replace(/[\s/\\·\-—_,，、]/g, '')
}

function put(index: Map<string, ReferenceTarget[]>, key: string, target: ReferenceTarget): void {
  if (key === '') return
  const known = index.get(key)
  if (known === undefined) index.set(key, [target])
  else if (!known.includes(target)) known.push(target)
}
