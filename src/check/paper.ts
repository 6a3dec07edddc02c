import type { Finding } from './check-text.ts'

/** The sheet: the text field, and under it the same text with its marks. */
export class Paper {
  readonly field: HTMLTextAreaElement
  private readonly root: HTMLElement
  private readonly marks: HTMLElement
  private findings: readonly Finding[] = []
  private painted = ''

  constructor(root: HTMLElement) {
    const [field, marks] = [root.querySelector('textarea'), root.querySelector<HTMLElement>('.marks')]
    if (field === null || marks === null) throw new Error('the page has no text field')
    this.root = root
    this.field = field
    this.marks = marks
    field.addEventListener('input', () => this.follow())
  }

  get text(): string {
    return this.field.value
  }

  write(text: string): void {
    this.field.value = text
    this.paint([])
  }

  /** Puts words in the place of others so that the browser's own undo takes them back. */
  replace(start: number, end: number, words: string): void {
    this.field.focus({ preventScroll: true })
    this.field.setSelectionRange(start, end)
    // Deprecated, and the only way of writing into a field that its undo knows of.
    if (!document.execCommand('insertText', false, words)) {
      this.field.setRangeText(words, start, end, 'end')
      this.field.dispatchEvent(new Event('input', { bubbles: true }))
    }
  }

  paint(findings: readonly Finding[]): void {
    this.findings = findings
    this.painted = this.text
    const fragment = document.createDocumentFragment()
    let at = 0
    for (const [index, finding] of [...findings.entries()].sort(([, left], [, right]) => left.start - right.start)) {
      const start = Math.max(at, finding.start)
      if (start >= finding.end) continue
      fragment.append(this.text.slice(at, start), markOf(finding, index, this.text.slice(start, finding.end)))
      at = finding.end
    }
    // A last line that is empty has to have its height.
    fragment.append(`${this.text.slice(at)}\u200B`)
    this.marks.replaceChildren(fragment)
  }

  /** Marks one finding and brings it into sight. */
  choose(index: number | undefined): void {
    for (const mark of this.marks.querySelectorAll('mark')) mark.classList.toggle('on', mark.dataset.number === String((index ?? -1) + 1))
    const chosen = this.marks.querySelector<HTMLElement>('mark.on')
    if (chosen === null) return
    chosen.scrollIntoView({ block: 'center', behavior: matchMedia('(prefers-reduced-motion: reduce)').matches ? 'auto' : 'smooth' })
  }

  /** The finding under the caret. */
  findingAtCaret(): number | undefined {
    const at = this.field.selectionStart
    const found = this.findings.findIndex(({ start, end }) => start <= at && at <= end)
    return found < 0 ? undefined : found
  }

  /** While somebody types, marks before the change stay and those behind it move along; the next check paints them anew. */
  private follow(): void {
    const [before, now] = [this.painted, this.text]
    let from = 0
    while (from < before.length && from < now.length && before[from] === now[from]) from += 1
    let same = 0
    while (same < before.length - from && same < now.length - from && before.at(-1 - same) === now.at(-1 - same)) same += 1
    const shift = now.length - before.length
    const kept = this.findings.flatMap((finding): readonly Finding[] => {
      if (finding.end <= from) return [finding]
      if (finding.start >= before.length - same) return [{ ...finding, start: finding.start + shift, end: finding.end + shift }]
      return []
    })
    this.paint(kept)
    this.root.classList.add('typing')
  }
}

function markOf(finding: Finding, index: number, words: string): HTMLElement {
  const mark = document.createElement('mark')
  mark.textContent = words
  mark.className = finding.severity
  mark.dataset.number = String(index + 1)
  return mark
}
