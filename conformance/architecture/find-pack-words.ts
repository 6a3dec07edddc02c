import { parseSync, Visitor } from 'oxc-parser'
import type { PackDefinition } from '../../src/definition/pack/types.ts'

/** A word of a pack where none should be. */
export interface PackWord {
  readonly file: string
  readonly line: number
  readonly word: string
  readonly pack: string
}

/** What only one domain is called: ids as they are written in code, and labels as people read them. */
export interface PackWords {
  readonly ids: ReadonlyMap<string, string>
  readonly labels: ReadonlyMap<string, string>
}

/** The words of packs that `others` (the shared pack, the kernel's own) do not have as well, each with its pack. */
export function wordsOfPacks(packs: readonly PackDefinition[], others: readonly PackDefinition[]): PackWords {
  const known = new Set(others.flatMap(namesIn).flatMap(({ id, label }) => [id, label]))
  const ids = new Map<string, string>()
  const labels = new Map<string, string>()
  for (const pack of packs)
    for (const { id, label, field } of namesIn(pack)) {
      // A field of one word (`amount`, `level`) is nobody's own.
      if (!known.has(id) && (!field || /[A-Z]/.test(id))) ids.set(id, pack.id)
      if (!known.has(label) && !field && label.length > 2) labels.set(label, pack.id)
    }
  return { ids, labels }
}

interface Name {
  readonly id: string
  readonly label: string
  readonly field: boolean
}

function namesIn(pack: PackDefinition): readonly Name[] {
  const { ledgers, indicators, loops = [], duties = [], boards = [], screens = [], settings = [], publicPages = [] } = pack
  const things = [...ledgers, ...indicators, ...loops, ...duties, ...boards, ...screens, ...settings, ...publicPages]
  const fields = ledgers.flatMap((ledger) => Object.keys(ledger.fields))
  return [...things.map(({ id, label }) => ({ id, label, field: false })), ...fields.map((id) => ({ id, label: id, field: true }))]
}

/** Texts of a file of ours that are a pack's word: an id as a whole, a label anywhere in it. Comments and examples may say what they like. */
export function findPackWords(file: string, source: string, { ids, labels }: PackWords): readonly PackWord[] {
  const found: PackWord[] = []
  const spared: { readonly start: number; readonly end: number }[] = []
  const look = (text: string | null, at: number) => {
    if (text === null || spared.some(({ start, end }) => at >= start && at < end)) return
    const line = source.slice(0, at).split('\n').length
    const pack = ids.get(text)
    if (pack !== undefined) found.push({ file, line, word: text, pack })
    for (const [label, owner] of labels) if (text.includes(label)) found.push({ file, line, word: label, pack: owner })
  }
  new Visitor({
    Property(node) {
      if (node.key.type === 'Identifier' && (node.key.name === 'example' || node.key.name === 'hint')) spared.push(node)
    },
    Literal(node) {
      look(typeof node.value === 'string' ? node.value : null, node.start)
    },
    TemplateElement(node) {
      look(node.value.cooked, node.start)
    },
    JSXText(node) {
      look(node.value, node.start)
    },
  }).visit(parseSync(file, source).program)
  return found
}
