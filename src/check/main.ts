import './check.css'
import type { Diagnostic } from '../definition/diagnostic/diagnostic.ts'
import { type CheckedText, checkText } from './check-text.ts'
import { example } from './example.ts'
import { FindingList } from './finding-list.ts'
import { followTheme } from './follow-theme.ts'
import { Paper } from './paper.ts'
import { type ReadFile, readFile } from './read-file.ts'

const pause = 300
/** How fast a report is read out. */
const charactersPerMinute = 220
/** Longer than what the rules against formalism let a document be (domain rule 12.4). */
const longest = 5000

const paper = new Paper(get('paper'))
const list = new FindingList(get('findings'), {
  choose: (index) => choose(index, false),
  mend: ({ mending }, index) => {
    if (mending !== undefined) paper.replace(mending.start, mending.end, mending.words)
    check()
    // A hand on the keyboard goes on with the next one, and a phone shows no keyboard.
    paper.field.blur()
    list.focus(index)
  },
})

let opened: ReadFile | undefined
let last: ReadFile | undefined
let waiting: number | undefined

function check(): void {
  window.clearTimeout(waiting)
  const { text } = paper
  const isEmpty = text.trim() === ''
  for (const id of ['clear', 'print']) get(id).hidden = isEmpty
  get('about').hidden = !isEmpty
  get('drop-last').hidden = last === undefined
  if (isEmpty) {
    paper.paint([])
    list.show([])
    say('summary', '')
    say('figures', '')
    return
  }
  // What a file still carries stays so however its words are changed here.
  const remains: readonly Diagnostic[] = opened?.remains ?? []
  const checked = checkText({ text, whole: opened?.whole ?? false }, last, remains)
  paper.paint(checked.findings)
  list.show(checked.findings)
  summarise(checked)
}

function summarise({ findings, characters, assertions }: CheckedText): void {
  const errors = findings.filter(({ severity }) => severity === 'error').length
  const warnings = findings.length - errors
  const counts = [...(errors === 0 ? [] : [`${errors}处不对`]), ...(warnings === 0 ? [] : [`${warnings}处请核对`])]
  say('summary', counts.length === 0 ? '没有发现问题' : counts.join(' · '))
  const minutes = Math.max(1, Math.round(characters / charactersPerMinute))
  const long = characters > longest ? `（超过${longest}字）` : ''
  say('figures', `${characters}字${long} · 念一遍约${minutes}分钟 · ${assertions}处陈述要和台账核对`)
}

function choose(index: number | undefined, fromText: boolean): void {
  list.choose(index, fromText)
  if (!fromText) paper.choose(index)
}

async function open(file: File | undefined, asLast: boolean): Promise<void> {
  if (file === undefined) return
  try {
    const read = await readFile(file)
    say('trouble', '')
    if (asLast) last = read
    else {
      opened = read
      paper.write(read.text)
    }
    say(asLast ? 'last-name' : 'file-name', asLast ? `去年：${read.name}` : read.name)
    check()
  } catch (error) {
    say('trouble', error instanceof Error ? `${file.name}：${error.message}` : String(error))
  }
}

function listen(): void {
  paper.field.addEventListener('input', () => {
    if (paper.text === '') forget()
    window.clearTimeout(waiting)
    waiting = window.setTimeout(check, pause)
  })
  for (const event of ['click', 'keyup'] as const) paper.field.addEventListener(event, () => choose(paper.findingAtCaret(), true))
  for (const [id, asLast] of [
    ['file', false],
    ['last-file', true],
  ] as const) {
    const input = get(id)
    input.addEventListener('change', () => {
      if (!(input instanceof HTMLInputElement)) return
      void open(input.files?.[0], asLast)
      input.value = ''
    })
  }
  get('print').addEventListener('click', () => window.print())
  get('try').addEventListener('click', () => restart(example))
  get('clear').addEventListener('click', () => restart(''))
  get('drop-last').addEventListener('click', () => {
    last = undefined
    say('last-name', '')
    check()
  })
}

/** Anywhere on the page; on the label of last year's file, that one. */
function takeDrops(): void {
  window.addEventListener('dragover', (event) => {
    event.preventDefault()
    document.body.classList.add('dragging')
  })
  window.addEventListener('dragleave', (event) => {
    if (event.relatedTarget === null) document.body.classList.remove('dragging')
  })
  window.addEventListener('drop', (event) => {
    event.preventDefault()
    document.body.classList.remove('dragging')
    const [first, second] = event.dataTransfer?.files ?? []
    const label = event.target instanceof Element ? event.target.closest('label') : null
    const onLast = label?.querySelector('#last-file') instanceof Element
    void open(first, onLast).then(() => open(second, true))
  })
}

function restart(text: string): void {
  forget()
  paper.write(text)
  paper.field.focus()
  check()
}

function forget(): void {
  opened = undefined
  say('file-name', '')
}

function say(id: string, words: string): void {
  get(id).textContent = words
}

function get(id: string): HTMLElement {
  const found = document.getElementById(id)
  if (found === null) throw new Error(`the page has no ${id}`)
  return found
}

followTheme()
get('save').hidden = !window.location.protocol.startsWith('http')
listen()
takeDrops()
check()
