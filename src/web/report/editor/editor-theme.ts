import { EditorState } from '@codemirror/state'
import { EditorView } from '@codemirror/view'

/** The editor in the desk's own colours; light and dark come from the tokens. */
export const editorTheme = EditorView.theme({
  '&': { height: '100%', backgroundColor: 'var(--card)', color: 'var(--ink)', fontSize: '15px' },
  '&.cm-focused': { outline: 'none' },
  '.cm-scroller': { fontFamily: 'var(--ui)', lineHeight: '1.9' },
  '.cm-content': { padding: '16px 0 40vh', caretColor: 'var(--ink)' },
  '.cm-line': { padding: '0 20px 0 8px' },
  '.cm-gutters': { backgroundColor: 'var(--card)', color: 'var(--pale)', border: 'none', fontSize: '12px', fontFamily: 'var(--num)' },
  '.cm-lineNumbers .cm-gutterElement': { lineHeight: '28.5px' },
  '.cm-activeLine': { backgroundColor: 'var(--head-row)' },
  '.cm-cursor': { borderLeftColor: 'var(--ink)', borderLeftWidth: '2px' },
  '&.cm-focused > .cm-scroller > .cm-selectionLayer .cm-selectionBackground, .cm-selectionBackground': {
    backgroundColor: 'var(--pencil-soft)',
  },
  '.cm-figure': { color: 'var(--blue)', backgroundColor: 'var(--blue-soft)', borderRadius: '3px', padding: '1px 0' },
  '.cm-claim': { color: 'var(--pencil-ink)', backgroundColor: 'var(--pencil-soft)', borderRadius: '3px', padding: '1px 0' },
  '.cm-heading': { fontWeight: '600' },
  '.cm-front': { color: 'var(--pale)' },
})

/** What lies over the text and under it, whatever it looks like: lists, marks, bars. */
export const editorFloats = EditorView.theme({
  '.cm-tooltip': {
    fontFamily: 'var(--ui)',
    textIndent: '0',
    border: '1px solid var(--line)',
    borderRadius: '6px',
    backgroundColor: 'var(--card)',
    color: 'var(--ink)',
    boxShadow: 'var(--shadow-pop)',
  },
  '.cm-tooltip.cm-tooltip-autocomplete > ul': { fontFamily: 'var(--ui)', maxHeight: '280px', minWidth: '300px', padding: '4px' },
  '.cm-tooltip.cm-tooltip-autocomplete > ul > li': {
    display: 'flex',
    gap: '16px',
    padding: '4px 10px',
    borderRadius: '4px',
    lineHeight: '1.6',
  },
  '.cm-tooltip.cm-tooltip-autocomplete > ul > li[aria-selected]': { backgroundColor: 'var(--pencil-soft)', color: 'var(--ink)' },
  '.cm-completionLabel': { flex: '1' },
  '.cm-completionDetail': { fontStyle: 'normal', color: 'var(--pale)', fontSize: '12px' },
  '.cm-completionMatchedText': { textDecoration: 'none', fontWeight: '600' },
  '.cm-completionInfo': { maxWidth: '280px', padding: '8px 12px', fontSize: '13px', lineHeight: '1.6' },
  '.cm-diagnostic': { padding: '6px 12px', whiteSpace: 'pre-wrap', lineHeight: '1.6', maxWidth: '420px' },
  '.cm-diagnostic-error': { borderLeft: '3px solid var(--red)' },
  '.cm-diagnostic-warning': { borderLeft: '3px solid var(--pencil)' },
  '.cm-lintRange-error': { backgroundImage: 'none', textDecoration: 'underline wavy var(--red)', textUnderlineOffset: '4px' },
  '.cm-lintRange-warning': { backgroundImage: 'none', textDecoration: 'underline wavy var(--pencil)', textUnderlineOffset: '4px' },
  '.cm-verdict-agreed': { borderBottom: '2px dotted var(--mark)' },
  '.cm-verdict-attested': { borderBottom: '3px double var(--blue)' },
  '.cm-verdict-background': { borderBottom: '1px dashed var(--mark)', color: 'var(--graphite)' },
  '.cm-verdict-refuted': { backgroundColor: 'var(--red-soft)' },
  '.cm-verdict-unproved': { backgroundColor: 'var(--pencil-soft)', borderBottom: '2px dashed var(--pencil)' },
  '.cm-acts': { fontFamily: 'var(--ui)', display: 'flex', flexWrap: 'wrap', gap: '2px', padding: '4px' },
  '.cm-acts button': {
    padding: '3px 10px',
    border: '0',
    borderRadius: '4px',
    background: 'none',
    color: 'var(--ink)',
    fontFamily: 'inherit',
    fontSize: '13px',
    lineHeight: '1.6',
    cursor: 'pointer',
  },
  '.cm-acts button:hover, .cm-acts button:focus-visible': { backgroundColor: 'var(--pencil-soft)' },
  '.cm-panels': { backgroundColor: 'var(--head-row)', color: 'var(--ink)' },
})

export const editorPhrases = EditorState.phrases.of({
  Completions: '可选',
  Diagnostics: '问题',
  'No diagnostics': '没有查出问题',
  close: '关闭',
})
