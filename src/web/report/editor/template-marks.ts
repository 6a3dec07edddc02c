import { Decoration, type DecorationSet, type EditorView, MatchDecorator, ViewPlugin, type ViewUpdate } from '@codemirror/view'

const figure = Decoration.mark({ class: 'cm-figure' })
const claim = Decoration.mark({ class: 'cm-claim' })
const heading = Decoration.mark({ class: 'cm-heading' })
const front = Decoration.mark({ class: 'cm-front' })

const matcher = new MatchDecorator({
  regexp: /\{\{(\??)[^{}\n]*\}\}|^#{1,4} .*$|^(?:---|[a-z]+: .*)$/gm,
  decoration: (match) => {
    if (match[0].startsWith('{{')) return match[1] === '?' ? claim : figure
    return match[0].startsWith('#') ? heading : front
  },
})

/** Colours what is not prose: figures, claims, headings, the front matter. */
export const templateMarks = ViewPlugin.fromClass(
  class {
    decorations: DecorationSet

    constructor(view: EditorView) {
      this.decorations = matcher.createDeco(view)
    }

    update(update: ViewUpdate): void {
      this.decorations = matcher.updateDeco(update, this.decorations)
    }
  },
  { decorations: (plugin) => plugin.decorations },
)
