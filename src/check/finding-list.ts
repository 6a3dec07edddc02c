import type { Finding } from './check-text.ts'

export interface FindingActs {
  choose(index: number): void
  mend(finding: Finding, index: number): void
}

/** The list beside the sheet: what is wrong, where, why, and the words that mend it. Arrows go from one to the next. */
export class FindingList {
  private readonly list: HTMLElement
  private readonly acts: FindingActs

  constructor(list: HTMLElement, acts: FindingActs) {
    this.list = list
    this.acts = acts
    list.addEventListener('keydown', (event) => this.move(event))
  }

  show(findings: readonly Finding[]): void {
    this.list.replaceChildren(...findings.map((finding, index) => this.itemOf(finding, index)))
  }

  choose(index: number | undefined, scroll: boolean): void {
    for (const [at, item] of [...this.list.children].entries()) {
      item.classList.toggle('on', at === index)
      item.firstElementChild?.setAttribute('aria-pressed', String(at === index))
      if (at === index && scroll) item.scrollIntoView({ block: 'nearest' })
    }
  }

  /** Goes to this finding, or to the last one. */
  focus(index: number): void {
    const item = this.list.children[Math.min(index, this.list.children.length - 1)]?.firstElementChild
    if (item instanceof HTMLElement) item.focus()
  }

  private itemOf(finding: Finding, index: number): HTMLElement {
    const item = document.createElement('li')
    item.className = `finding ${finding.severity}`
    const button = document.createElement('button')
    button.type = 'button'
    button.setAttribute('aria-pressed', 'false')
    // The button under it says so itself.
    const hint = finding.mending !== undefined && finding.hint.startsWith('改成') ? '' : finding.hint
    const where = finding.words.trim() === '' ? '' : `“${finding.words}”`
    button.append(
      element('b', finding.severity === 'error' ? '不对' : '请核对'),
      element('small', `${index + 1} · 第${finding.line}行 ${where}`),
      element('span', finding.message, 'said'),
      element('span', hint, 'hint'),
    )
    button.addEventListener('click', () => this.acts.choose(index))
    item.append(button)
    const { mending } = finding
    if (mending !== undefined) {
      const mend = element('button', mending.words === '' ? '删去' : `改成“${mending.words}”`, 'button mend')
      mend.addEventListener('click', () => this.acts.mend(finding, index))
      item.append(mend)
    }
    return item
  }

  private move(event: KeyboardEvent): void {
    const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0
    const buttons = [...this.list.querySelectorAll<HTMLElement>('.finding > button:first-child')]
    const item = event.target instanceof Element ? event.target.closest('.finding') : null
    const at = buttons.findIndex((button) => button.parentElement === item)
    const next = buttons[at + step]
    if (step === 0 || at < 0 || next === undefined) return
    event.preventDefault()
    next.focus()
    next.click()
  }
}

function element(name: string, text: string, className = ''): HTMLElement {
  const made = document.createElement(name)
  made.textContent = text
  if (className !== '') made.className = className
  if (made instanceof HTMLButtonElement) made.type = 'button'
  return made
}
