import { type EditorState, type Extension, Facet, type Range, StateEffect, StateField, type Transaction } from '@codemirror/state'
import { Decoration, type DecorationSet, EditorView, WidgetType } from '@codemirror/view'
import { verdictWords } from '../verdicts.ts'
import { type ChipValue, type ChipValues, meaningOfToken, noValues, type Surroundings, wordsOfToken } from './chip-values.ts'
import { proseStart } from './front.ts'

/** A token of the text as it stands now. */
export interface TokenRange {
  readonly from: number
  readonly to: number
}

/** What the town is called and which year the report is of: what variables print. */
export const surroundings = Facet.define<Surroundings, Surroundings>({
  combine: ([first]) => first ?? { town: { name: '', shortName: '', county: '' }, year: 0 },
})

interface NewValues {
  readonly values: ChipValues
  /** The stretch that was read again; the whole text when absent. */
  readonly within?: TokenRange
}

export const setChipValues = StateEffect.define<NewValues>()

/** What the last reading knew of the tokens; kept while the raw text is shown too. */
export const chipValues = StateField.define<ChipValues>({
  create: () => noValues,
  update: (values, transaction) => {
    for (const effect of transaction.effects) if (effect.is(setChipValues)) return effect.value.values
    // Places are of the text that was read; how a token is written stays true.
    return transaction.docChanged && values.at.size > 0 ? { at: new Map(), written: values.written } : values
  },
})

class Chip extends WidgetType {
  readonly token: string
  readonly words: string
  readonly value: ChipValue | undefined

  constructor(token: string, value: ChipValue | undefined, around: Surroundings) {
    super()
    this.token = token
    this.value = value
    this.words = value?.printed ?? wordsOfToken(token, around)
  }

  override eq(other: Chip): boolean {
    return other.token === this.token && other.words === this.words && other.value?.verdict === this.value?.verdict
  }

  override toDOM(): HTMLElement {
    const dom = document.createElement('span')
    const verdict = this.value?.verdict
    const meaning = meaningOfToken(this.token)
    dom.className = `cm-chip ${kindClass(this.token)}${this.value === undefined && !isVariable(this.token) ? ' cm-chip-waiting' : ''}`
    dom.textContent = this.words
    dom.title = `${meaning}（按一下改）`
    dom.setAttribute('role', 'button')
    dom.setAttribute('aria-label', `${this.words}，${meaning}${verdict === undefined ? '' : `，${verdictWords[verdict]}`}`)
    if (verdict !== undefined) dom.dataset.verdict = verdict
    return dom
  }

  // A press on it is the editor's to hear.
  override ignoreEvent(): boolean {
    return false
  }
}

const isVariable = (token: string) => /^\{\{(?:本年|上年|镇名|镇简称|县名)\}\}$/.test(token)

function kindClass(token: string): string {
  if (/^\{\{\s*[?？]/.test(token)) return 'cm-chip-claim'
  return /^\{\{\s*背景\s*[:：]/.test(token) ? 'cm-chip-background' : isVariable(token) ? 'cm-chip-variable' : 'cm-chip-figure'
}

const token = /\{\{[^{}\n]+\}\}/g

/** Every token of the prose in the form that it prints. One that is being typed stays as typed until the cursor leaves it. */
export const chips: StateField<DecorationSet> = StateField.define<DecorationSet>({
  create: (state) => Decoration.set(chipsBetween(state, 0, state.doc.length, new Map())),
  update: (set, transaction) => {
    const { state } = transaction
    const told = transaction.effects.find((effect) => effect.is(setChipValues))
    if (told?.is(setChipValues) === true) {
      const { from, to } = told.value.within ?? { from: 0, to: state.doc.length }
      return renewed(set.map(transaction.changes), state, { from, to })
    }
    if (!transaction.docChanged && transaction.selection === undefined) return set
    return relined(set.map(transaction.changes), transaction)
  },
  provide: (field) => [EditorView.decorations.from(field), EditorView.atomicRanges.of((view) => view.state.field(field))],
})

/** The set with the lines anew that were written in, or that the cursor left or came to. */
function relined(mapped: DecorationSet, transaction: Transaction): DecorationSet {
  const { state, startState, changes } = transaction
  const stretches: { readonly from: number; readonly to: number }[] = []
  const addLine = (from: number, to: number) => stretches.push({ from: state.doc.lineAt(from).from, to: state.doc.lineAt(to).to })
  changes.iterChangedRanges((_from, _to, from, to) => addLine(from, to))
  if (transaction.selection !== undefined) {
    const before = changes.mapPos(startState.selection.main.head)
    for (const head of [before, state.selection.main.head]) addLine(head, head)
  }
  return stretches.reduce((set, stretch) => renewed(set, state, stretch), mapped)
}

/** The set with the chips of a stretch anew. */
function renewed(set: DecorationSet, state: EditorState, { from, to }: TokenRange): DecorationSet {
  const add = chipsBetween(state, from, to, knownIn(set, from, to))
  return set.update({ filter: (start) => start < from || start > to, filterFrom: from, filterTo: to, add })
}

/** The chips of a stretch as they were, by where they begin. */
function knownIn(set: DecorationSet, from: number, to: number): ReadonlyMap<number, Chip> {
  const known = new Map<number, Chip>()
  set.between(from, to, (start, _end, { spec }) => {
    if (spec.widget instanceof Chip) known.set(start, spec.widget)
  })
  return known
}

function chipsBetween(state: EditorState, from: number, to: number, known: ReadonlyMap<number, Chip>): Range<Decoration>[] {
  const text = state.doc.sliceString(from, to)
  const { at, written } = state.field(chipValues)
  const around = state.facet(surroundings)
  const { head, empty } = state.selection.main
  const body = proseStart(state.doc.sliceString(0, 4000))
  const found: Range<Decoration>[] = []
  for (const match of text.matchAll(token)) {
    const start = from + match.index
    const end = start + match[0].length
    if (start < body) continue
    const before = known.get(start)
    const same = before?.token === match[0]
    if (!same && empty && start < head && head < end) continue
    const value = at.get(start) ?? (same ? before.value : undefined) ?? written.get(match[0])
    found.push(Decoration.replace({ widget: new Chip(match[0], value, around) }).range(start, end))
  }
  return found
}

/** The token that begins or ends at a place, or has it inside. */
export function chipAt(state: EditorState, position: number, side: -1 | 0 | 1): TokenRange | undefined {
  let found: TokenRange | undefined
  state.field(chips, false)?.between(position, position, (from, to) => {
    if (side === 0 || (side === 1 ? from === position : to === position)) found = { from, to }
  })
  return found
}

/** The token that is selected whole, as by a press or an arrow key. */
export function selectedChip(state: EditorState): TokenRange | undefined {
  if (state.field(chips, false) === undefined) return undefined
  const { from, to, empty } = state.selection.main
  const found = empty ? undefined : chipAt(state, from, 1)
  return found?.to === to ? found : undefined
}

/** What a token was known to print, for the outline and for taking the token away. */
export function printedToken(state: EditorState, words: string): string {
  return state.field(chipValues).written.get(words)?.printed ?? wordsOfToken(words, state.facet(surroundings))
}

// Inclusive, so that it goes around what stands in the token's place.
const on = Decoration.mark({ class: 'cm-chip-on', inclusive: true })

/** A ring around the selected one. */
export const chipRing: Extension = EditorView.decorations.compute(['selection', chips], (state) => {
  const chosen = selectedChip(state)
  return chosen === undefined ? Decoration.none : Decoration.set([on.range(chosen.from, chosen.to)])
})

export const setChipTarget = StateEffect.define<TokenRange | undefined>()

/** The stretch that the open form writes to; what is typed elsewhere moves it. */
export const chipTarget = StateField.define<TokenRange | undefined>({
  create: () => undefined,
  update: (target, transaction) => {
    for (const effect of transaction.effects) if (effect.is(setChipTarget)) return effect.value
    if (target === undefined || !transaction.docChanged) return target
    const [from, to] = [transaction.changes.mapPos(target.from, 1), transaction.changes.mapPos(target.to, -1)]
    return { from: Math.min(from, to), to: Math.max(from, to) }
  },
})
