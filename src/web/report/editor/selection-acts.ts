import { startCompletion } from '@codemirror/autocomplete'
import { type EditorState, StateField } from '@codemirror/state'
import { type EditorView, showTooltip, type Tooltip } from '@codemirror/view'
import { selectedChip } from '../room/chips.ts'

export interface Range {
  readonly from: number
  readonly to: number
}

/** What can be done with a selection beside editing it. */
export interface SelectionActs {
  /** Shows what became of the first assertion in it. */
  readonly check: (range: Range) => void
  /** Declares the words a name, which asserts nothing. */
  readonly name: (words: string) => void
  /** Opens what is said about the paragraph; absent for who may say nothing. */
  readonly comment?: (range: Range) => void
  /** The token that would prove what is selected, and what it stands for. */
  readonly proposalFor: (range: Range) => (Range & { readonly text: string }) | undefined
  /** Asks which token is meant, where nothing proves the words; false leaves it to the text itself. */
  readonly replace?: (range: Range) => boolean
  /** Makes a background of the words and asks where it is from; false leaves it to the text itself. */
  readonly background?: (range: Range) => boolean
}

const longest = 2_000

/** Four acts beside a selection of prose: 核对这句话, 这是名称, 这是背景…, 用记号代替. What changes the text is one step of the history. */
export function selectionActs(acts: SelectionActs) {
  const make = (state: EditorState): Tooltip | null => {
    const { from, to, empty } = state.selection.main
    if (empty || to - from > longest || selectedChip(state) !== undefined || state.sliceDoc(from, to).trim() === '') return null
    return { pos: from, end: to, above: true, create: (view) => ({ dom: bar(view, acts) }) }
  }
  return StateField.define<Tooltip | null>({
    create: make,
    update: (tooltip, transaction) => (transaction.docChanged || transaction.selection !== undefined ? make(transaction.state) : tooltip),
    provide: (field) => showTooltip.from(field),
  })
}

function bar(view: EditorView, acts: SelectionActs): HTMLElement {
  const dom = document.createElement('div')
  dom.className = 'cm-acts'
  dom.setAttribute('role', 'toolbar')
  dom.setAttribute('aria-label', '选中的话')
  const selected = (): Range & { readonly words: string } => {
    const { from, to } = view.state.selection.main
    return { from, to, words: view.state.sliceDoc(from, to) }
  }
  // What a token has, or more than one paragraph, is no name and no background.
  const marked = /[{}|\n]/
  dom.addEventListener('keydown', (event) => {
    if (event.key === 'Escape') view.focus()
    const step = event.key === 'ArrowRight' ? 1 : event.key === 'ArrowLeft' ? -1 : 0
    const buttons = [...dom.querySelectorAll('button')]
    const at = buttons.findIndex((button) => button.matches(':focus'))
    if (step !== 0) buttons[(at + step + buttons.length) % buttons.length]?.focus()
  })
  const add = (label: string, title: string, act: () => void) => {
    const button = document.createElement('button')
    button.type = 'button'
    button.textContent = label
    button.title = title
    // The selection would be lost before the press is heard.
    button.addEventListener('mousedown', (event) => event.preventDefault())
    button.addEventListener('click', act)
    dom.append(button)
  }
  add('核对这句话', '这里说了什么，证得了证不了', () => acts.check(selected()))
  const { words } = selected()
  if (!marked.test(words)) {
    add('这是名称', '全镇的报告都当它是固定的名称，不是陈述；可以撤回', () => acts.name(selected().words.trim()))
    add('这是背景…', '不是本台账的事实，定稿时由人确认；在 | 后面写出处', () => {
      const { from, to, words: said } = selected()
      if (acts.background?.({ from, to }) === true) return
      const insert = `{{背景:${said}|出处}}`
      const source = from + insert.length - 2
      view.dispatch({
        changes: { from, to, insert },
        selection: { anchor: source - '出处'.length, head: source },
        userEvent: 'input.act',
      })
      view.focus()
    })
  }
  add('用记号代替', '换成由台账算出的记号', () => {
    const { from, to, words: said } = selected()
    const proposal = acts.proposalFor({ from, to })
    if (proposal !== undefined) {
      const { text, ...place } = proposal
      view.dispatch({ changes: { ...place, insert: text }, selection: { anchor: place.from + text.length }, userEvent: 'input.act' })
    } else if (acts.replace?.({ from, to }) !== true) {
      const insert = `{{${said.replace(/[{}|@[\]\n]/g, '')}`
      view.dispatch({ changes: { from, to, insert }, selection: { anchor: from + insert.length }, userEvent: 'input.act' })
      startCompletion(view)
    } else return
    view.focus()
  })
  const { comment } = acts
  if (comment !== undefined) add('批注', '对这一段写一条意见，记下你的名字和时间', () => comment(selected()))
  return dom
}
