import { readFileSync } from 'node:fs'
import { pinyin } from 'pinyin-pro'
import { describe, expect, it } from 'vitest'
import type { PackDefinition } from '../definition/pack/types.ts'
import { packs } from './index.ts'

type Terms = ReadonlyMap<string, string>

const read = (path: string) => readFileSync(new URL(path, import.meta.url), 'utf8')
const page = read('../../docs/glossary.md')

/** Term → identifier of one section; a term with two rows is a mistake of the page. */
function readTerms(text: string, heading: string): Terms {
  const body = text.split(`${heading}\n`)[1]?.split(/\n##/)[0] ?? ''
  const rows = body
    .split('\n')
    .filter((line) => line.startsWith('| ') && !line.startsWith('| term') && !line.startsWith('| ---'))
    .map((line) => line.split('|').map((cell) => cell.trim()))
  const terms = new Map<string, string>()
  for (const [, term = '', identifier = '', meaning = ''] of rows) {
    expect(terms.has(term), `${heading}: ${term} has two rows`).toBe(false)
    expect(meaning, `${heading}: ${term} has no meaning`).not.toBe('')
    terms.set(term, identifier)
  }
  return terms
}

/** A pack's own words stand at the end of its README, where whoever adds one has them before their eyes. */
function readOwnTerms({ id }: PackDefinition, section: 'Pack' | 'Ledgers' | 'Fields' | 'Indicators' | 'Claims'): Terms {
  return readTerms(read(`./${id}/README.md`).split('## Glossary\n')[1] ?? '', `### ${section}`)
}

const general = readTerms(page, '## Fields')
const byPack = packs.map((pack) => ({ pack, own: readOwnTerms(pack, 'Fields'), fields: fieldsOf(pack) }))

interface NamedField {
  readonly id: string
  readonly label: string
  readonly ledger: string
}

function fieldsOf({ ledgers }: PackDefinition): NamedField[] {
  return ledgers.flatMap((ledger) =>
    Object.entries(ledger.fields).map(([id, field]) => ({ id, label: labelOf(field), ledger: ledger.label })),
  )
}

function labelOf(field: unknown): string {
  const label: unknown = typeof field === 'object' && field !== null ? Reflect.get(field, 'label') : undefined
  return typeof label === 'string' ? label : ''
}

/** The identifier of a label: its ledger's own meaning before the pack's, the pack's before the general one. */
function identifierOf({ label, ledger }: NamedField, own: Terms): string | undefined {
  const exact = `${ledger}·${label}`
  return own.get(exact) ?? general.get(exact) ?? own.get(label) ?? general.get(label)
}

describe('the glossary', () => {
  it.each(packs.map((pack) => [pack.id, pack] as const))('of %s names exactly what the pack holds', (_, pack) => {
    const named = (items: readonly { readonly id: string; readonly label: string }[] = []) =>
      Object.fromEntries(items.map(({ id, label }) => [label, id]))
    expect(Object.fromEntries(readOwnTerms(pack, 'Pack'))).toEqual(named([pack]))
    expect(Object.fromEntries(readOwnTerms(pack, 'Ledgers'))).toEqual(named(pack.ledgers))
    expect(Object.fromEntries(readOwnTerms(pack, 'Indicators'))).toEqual(named(pack.indicators))
    expect(Object.fromEntries(readOwnTerms(pack, 'Claims'))).toEqual(named(pack.claims?.map(({ id, phrase }) => ({ id, label: phrase }))))
  })

  it('gives every field of every ledger the identifier that it has', () => {
    const odd = byPack.flatMap(({ own, fields }) =>
      fields.filter((field) => identifierOf(field, own) !== field.id).map(({ id, label, ledger }) => `${ledger}·${label} is ${id}`),
    )
    expect(odd).toEqual([])
  })

  it('holds no field that no ledger has', () => {
    const termsOf = (fields: readonly NamedField[]) => new Set(fields.flatMap(({ label, ledger }) => [label, `${ledger}·${label}`]))
    expect(byPack.flatMap(({ own, fields }) => [...own.keys()].filter((term) => !termsOf(fields).has(term)))).toEqual([])
    const known = termsOf(byPack.flatMap(({ fields }) => fields))
    expect([...general.keys()].filter((term) => !known.has(term))).toEqual([])
  })

  it('gives one word one identifier, whichever pack has it', () => {
    const odd = byPack.flatMap(({ pack, own }) => {
      const others = [general, ...byPack.filter((one) => one.pack !== pack).map((one) => one.own)]
      return [...own].filter(([term, id]) => others.some((other) => (other.get(term) ?? id) !== id)).map(([term]) => `${pack.id}: ${term}`)
    })
    expect(odd).toEqual([])
  })

  it('has no identifier in pinyin', () => {
    const named = [
      ...packs.flatMap((pack) => [pack, ...pack.ledgers, ...pack.indicators]).map(({ id, label }) => ({ id, label })),
      ...byPack.flatMap(({ fields }) => fields).map(({ id, label }) => ({ id, label })),
      ...[...readTerms(page, '## Words of the system')].map(([label, id]) => ({ id, label })),
    ]
    const inPinyin = named.filter(({ id, label }) => {
      const sounds = pinyin(label, { toneType: 'none', type: 'array', nonZh: 'removed' })
      const pairs = sounds.slice(1).map((sound, index) => `${sounds[index]}${sound}`)
      return pairs.some((pair) => id.toLowerCase().replaceAll('-', '').includes(pair))
    })
    expect(inPinyin).toEqual([])
  })
})
