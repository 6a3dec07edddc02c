import { StateField } from '@codemirror/state'
import { Decoration, type DecorationSet, EditorView, WidgetType } from '@codemirror/view'
import { proseStart } from './front.ts'

const words = '在这里写，像写信一样。数字按上面的“数字”从台账里取；也可以先照旧写，写完看右边哪句站得住。'

class Hint extends WidgetType {
  toDOM(): HTMLElement {
    const dom = document.createElement('span')
    dom.className = 'cm-placeholder'
    dom.textContent = words
    dom.setAttribute('aria-hidden', 'true')
    return dom
  }

  override ignoreEvent(): boolean {
    return false
  }
}

const hint = Decoration.widget({ widget: new Hint(), side: 1 })

/** What one does on an empty sheet. The editor's own placeholder knows nothing of a head that is out of sight. */
export const emptyHint = StateField.define<DecorationSet>({
  create: ({ doc }) => hintOf(doc.toString()),
  update: (before, { docChanged, newDoc }) => (docChanged ? hintOf(newDoc.length > longest ? 'written' : newDoc.toString()) : before),
  provide: (field) => EditorView.decorations.from(field),
})

/** No head is as long as this: what is longer is written in. */
const longest = 4000

function hintOf(text: string): DecorationSet {
  return text.slice(proseStart(text)).trim() === '' ? Decoration.set([hint.range(text.length)]) : Decoration.none
}
