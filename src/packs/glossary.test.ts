import { readFileSync } from 'node:fs'
import { pinyin } from 'pinyin-pro'
import { describe, expect, it } from 'vitest'
import { packs } from './index.ts'

type Section = 'Words of the system' | 'Packs' | 'Ledgers' | 'Fields' | 'Indicators' | 'Claims'

const page = readFileSync(new URL('../../docs/glossary.md', import.meta.url), 'utf8')

/** Term → identifier of one section; a term with two rows is a mistake of the page. */
function readSection(section: Section): Map<string, string> {
  const body = page.split(`## ${section}\n`)[1]?.split('\n## ')[0] ?? ''
  const rows = body
    .split('\n')
    .filter((line) => line.startsWith('| ') && !line.startsWith('| term') && !line.startsWith('| ---'))
    .map((line) => line.split('|').map((cell) => cell.trim()))
  const terms = new Map<string, string>()
  for (const [, term = '', identifier = '', meaning = ''] of rows) {
    expect(terms.has(term), `${section}: ${term} has two rows`).toBe(false)
    expect(meaning, `${section}: ${term} has no meaning`).not.toBe('')
    terms.set(term, identifier)
  }
  return terms
}

const fields = packs.flatMap(({ ledgers }) =>
  ledgers.flatMap((ledger) => Object.entries(ledger.fields).map(([id, field]) => ({ id, label: labelOf(field), ledger: ledger.label }))),
)

function labelOf(field: unknown): string {
  const label: unknown = typeof field === 'object' && field !== null ? Reflect.get(field, 'label') : undefined
  return typeof label === 'string' ? label : ''
}

describe('the glossary', () => {
  it.each([
    ['Packs' as const, packs.map(({ id, label }) => [label, id] as const)],
    ['Ledgers' as const, packs.flatMap(({ ledgers }) => ledgers.map(({ id, label }) => [label, id] as const))],
    ['Indicators' as const, packs.flatMap(({ indicators }) => indicators.map(({ id, label }) => [label, id] as const))],
    ['Claims' as const, packs.flatMap(({ claims }) => (claims ?? []).map(({ id, phrase }) => [phrase, id] as const))],
  ])('names exactly what the packs hold under %s', (section, used) => {
    expect(Object.fromEntries(readSection(section))).toEqual(Object.fromEntries(used))
  })

  it('gives every field of every ledger the identifier that it has', () => {
    const terms = readSection('Fields')
    const odd = fields
      .filter(({ id, label, ledger }) => (terms.get(`${ledger}·${label}`) ?? terms.get(label)) !== id)
      .map(({ id, label, ledger }) => `${ledger}·${label} is ${id}`)
    expect(odd).toEqual([])
  })

  it('holds no field that no ledger has', () => {
    const known = new Set(fields.flatMap(({ label, ledger }) => [label, `${ledger}·${label}`]))
    expect([...readSection('Fields').keys()].filter((term) => !known.has(term))).toEqual([])
  })

  it('has no identifier in pinyin', () => {
    const named = [
      ...packs.flatMap((pack) => [pack, ...pack.ledgers, ...pack.indicators]).map(({ id, label }) => ({ id, label })),
      ...fields.map(({ id, label }) => ({ id, label })),
      ...[...readSection('Words of the system')].map(([label, id]) => ({ id, label })),
    ]
    const inPinyin = named.filter(({ id, label }) => {
      const sounds = pinyin(label, { toneType: 'none', type: 'array', nonZh: 'removed' })
      const pairs = sounds.slice(1).map((sound, index) => `${sounds[index]}${sound}`)
      return pairs.some((pair) => id.toLowerCase().replaceAll('-', '').includes(pair))
    })
    expect(inPinyin).toEqual([])
  })
})
