import { type EditorState, type Extension, StateEffect, StateField } from '@codemirror/state'
import { Decoration, type DecorationSet, EditorView, keymap, type Panel, showPanel } from '@codemirror/view'
import { structure } from './structure.ts'

interface Sought {
  readonly words: string
  readonly places: readonly Place[]
}

interface Place {
  readonly from: number
  readonly to: number
}

const seek = StateEffect.define<string | undefined>()

/** What is looked for and where it stands; undefined while nobody looks. */
const sought = StateField.define<Sought | undefined>({
  create: () => undefined,
  update: (before, transaction) => {
    for (const effect of transaction.effects)
      if (effect.is(seek))
        return effect.value === undefined ? undefined : { words: effect.value, places: placesOf(transaction.state, effect.value) }
    if (before === undefined || !transaction.docChanged) return before
    return { words: before.words, places: placesOf(transaction.state, before.words) }
  },
  provide: (field) => [
    showPanel.from(field, (open) => (open === undefined ? null : findPanel)),
    EditorView.decorations.compute([field, 'selection'], (state) => painted(state)),
  ],
})

/** Where words stand in a text, never within a token: its name is no prose. */
export function placesIn(text: string, words: string, body: number): readonly Place[] {
  if (words === '') return []
  const tokens = [...text.matchAll(/\{\{[^{}\n]*\}\}/g)].map(({ index, 0: token }) => ({ from: index, to: index + token.length }))
  const [hay, needle] = [text.toLowerCase(), words.toLowerCase()]
  const found: Place[] = []
  let token = 0
  for (let at = hay.indexOf(needle, body); at >= 0; at = hay.indexOf(needle, at + needle.length)) {
    const to = at + needle.length
    while (token < tokens.length && (tokens[token]?.to ?? 0) <= at) token += 1
    const next = tokens[token]
    if (next === undefined || next.from >= to || needle.includes('{{')) found.push({ from: at, to })
  }
  return found
}

function placesOf(state: EditorState, words: string): readonly Place[] {
  return placesIn(state.doc.toString(), words, state.field(structure, false)?.body ?? 0)
}

const hit = Decoration.mark({ class: 'cm-found' })
const here = Decoration.mark({ class: 'cm-found cm-found-here' })

function painted(state: EditorState): DecorationSet {
  const { from, to } = state.selection.main
  const places = state.field(sought)?.places ?? []
  return Decoration.set(places.map((place) => (place.from === from && place.to === to ? here : hit).range(place.from, place.to)))
}

/** Goes to the next place behind the cursor, or the one before it; round the end. */
function step(view: EditorView, by: 1 | -1): boolean {
  const places = view.state.field(sought)?.places ?? []
  const { from, to } = view.state.selection.main
  const next =
    by === 1 ? (places.find((place) => place.from >= to) ?? places[0]) : (places.filter((place) => place.to <= from).pop() ?? places.at(-1))
  if (next === undefined) return false
  view.dispatch({
    selection: { anchor: next.from, head: next.to },
    effects: EditorView.scrollIntoView(next.from, { y: 'center' }),
    userEvent: 'select.search',
  })
  return true
}

/** Replaces what is selected when it is a hit, and goes on; all of them are one step of the history. */
function replace(view: EditorView, insert: string, all: boolean): void {
  const places = view.state.field(sought)?.places ?? []
  const { from, to } = view.state.selection.main
  const chosen = all ? places : places.filter((place) => place.from === from && place.to === to)
  if (chosen.length > 0) view.dispatch({ changes: chosen.map((place) => ({ ...place, insert })), userEvent: 'input.replace' })
  if (!all) step(view, 1)
}

function findPanel(view: EditorView): Panel {
  const dom = document.createElement('div')
  dom.className = 'cm-find'
  dom.setAttribute('role', 'search')
  dom.setAttribute('aria-label', '查找和替换')
  const field = (label: string) => {
    const input = document.createElement('input')
    input.setAttribute('aria-label', label)
    input.placeholder = label
    return input
  }
  const button = (label: string, act: () => void) => {
    const made = document.createElement('button')
    made.type = 'button'
    made.textContent = label
    made.addEventListener('click', act)
    return made
  }
  const [words, other, count] = [field('查找'), field('替换为'), document.createElement('span')]
  count.setAttribute('aria-live', 'polite')
  const close = () => {
    view.dispatch({ effects: seek.of(undefined) })
    view.focus()
  }
  const tell = (state: EditorState) => {
    const found = state.field(sought)
    count.textContent = found === undefined || found.words === '' ? '' : found.places.length === 0 ? '没有' : `${found.places.length} 处`
  }
  words.value = view.state.field(sought)?.words ?? ''
  words.addEventListener('input', () => view.dispatch({ effects: seek.of(words.value) }))
  dom.addEventListener('keydown', (event) => {
    if (event.key === 'Escape') close()
    else if (event.key === 'Enter' && event.target === words) step(view, event.shiftKey ? -1 : 1)
    else if (event.key === 'Enter' && event.target === other) replace(view, other.value, false)
    else return
    event.preventDefault()
    event.stopPropagation()
  })
  dom.append(
    words,
    count,
    button('上一处', () => step(view, -1)),
    button('下一处', () => step(view, 1)),
    other,
    button('替换', () => replace(view, other.value, false)),
    button('全部替换', () => replace(view, other.value, true)),
    button('关闭', close),
  )
  tell(view.state)
  return {
    dom,
    top: true,
    mount: () => words.select(),
    update: ({ state }) => tell(state),
  }
}

/** Opens the bar, with what is selected in it. */
export function openFind(view: EditorView): boolean {
  const { from, to } = view.state.selection.main
  const selected = view.state.sliceDoc(from, to)
  const words = selected === '' || selected.length > 60 || /[\n{}]/.test(selected) ? (view.state.field(sought)?.words ?? '') : selected
  view.dispatch({ effects: seek.of(words) })
  view.dom.querySelector<HTMLInputElement>('.cm-find input')?.select()
  return true
}

/** Find and replace in the words of the report. The editor's own package for it is no dependency of ours; this is its smaller part, over the prose alone. */
export const find: Extension = [
  sought,
  keymap.of([
    { key: 'Mod-f', preventDefault: true, run: openFind },
    { key: 'F3', preventDefault: true, run: (view) => step(view, 1), shift: (view) => step(view, -1) },
  ]),
  EditorView.theme({
    '.cm-panels-top': { position: 'sticky', top: '48px', zIndex: '6', borderBottom: '0', backgroundColor: 'transparent' },
    '.cm-find': {
      display: 'flex',
      flexWrap: 'wrap',
      gap: '6px',
      alignItems: 'center',
      padding: '8px 10px',
      border: '1px solid var(--line)',
      borderRadius: '8px',
      backgroundColor: 'var(--card)',
      font: '13px/1.6 var(--ui)',
      color: 'var(--ink)',
    },
    '.cm-find input': {
      width: '130px',
      padding: '3px 8px',
      border: '1px solid var(--line)',
      borderRadius: '5px',
      backgroundColor: 'var(--card)',
      color: 'var(--ink)',
      font: 'inherit',
    },
    '.cm-find button': {
      padding: '3px 8px',
      border: '1px solid var(--line)',
      borderRadius: '5px',
      backgroundColor: 'var(--card)',
      color: 'var(--ink)',
      font: 'inherit',
      cursor: 'pointer',
    },
    '.cm-find span': { minWidth: '3em', color: 'var(--pale)' },
    '.cm-found': { backgroundColor: 'var(--pencil-soft)', outline: '1px solid var(--pencil)' },
    '.cm-found-here': { backgroundColor: 'var(--pencil)', color: '#1d2126' },
  }),
]
