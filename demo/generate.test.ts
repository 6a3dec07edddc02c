import { createHash } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { resolveCatalogue } from '../src/definition/catalogue/resolve-catalogue.ts'
import { parseFieldValue } from '../src/definition/field/parse-field-value.ts'
import { matchHeader } from '../src/definition/ledger/match-header.ts'
import { packs } from '../src/packs/index.ts'
import { generateOfficeFiles } from './generate.ts'
import { demoSheets, rowsOf } from './testing/rows.ts'

const ledgers = resolveCatalogue(packs).catalogue.ledgers

describe('the demo township', () => {
  it('is the same every time', () => {
    const digest = () => {
      const hash = createHash('sha256')
      for (const { fileName, bytes } of generateOfficeFiles()) hash.update(fileName).update(bytes)
      return hash.digest('hex')
    }
    expect(digest()).toBe(digest())
  })

  it('has one file for a ledger, in an order in which each refers only to earlier ones', () => {
    const labels = demoSheets.map(({ ledger }) => ledger)
    expect(labels.filter((label, index) => labels.indexOf(label) !== index)).toEqual([])
    const place = new Map(labels.map((label, index) => [ledgers.find((ledger) => ledger.label === label)?.id, index]))
    const onPaper = ledgers.filter(({ id }) => place.has(id))
    const early = onPaper.flatMap(({ id, fields }) =>
      fields.flatMap(({ field }) => {
        const targets = field.kind === 'ref' ? [field.to] : field.kind === 'anyRef' ? Object.values(field.to) : []
        const own = place.get(id) ?? 0
        return targets.filter((to) => (place.get(to) ?? 0) > own).map((to) => `${id} before ${to}`)
      }),
    )
    expect(early).toEqual([])
  })

  it('writes only columns and cells that the ledgers read', () => {
    const problems = demoSheets.flatMap((sheet) => {
      const ledger = ledgers.find(({ label }) => label === sheet.ledger)
      if (ledger === undefined) return [`no ledger ${sheet.ledger}`]
      return sheet.columns.flatMap(({ label }, index) => {
        const match = matchHeader(ledger, label)
        if (match === undefined) return [`${sheet.ledger}: no column ${label}`]
        const cells = new Set(sheet.rows.map((row) => row[index] ?? ''))
        return [...cells].flatMap((text) => {
          const parsed = parseFieldValue(match.field.field, text)
          return parsed.ok ? [] : [`${sheet.ledger}.${label} ${text}: ${parsed.why}`]
        })
      })
    })
    expect(problems).toEqual([])
  })

  it('has the villages of a real town', () => {
    expect(rowsOf('村')).toHaveLength(11)
  })

  it('gives nobody two names alike among those whom a duty may name', () => {
    const kinds = [...new Set(rowsOf('包干责任').map((row) => row.对象类别 ?? ''))].filter((kind) =>
      demoSheets.some(({ ledger }) => ledger === kind),
    )
    expect(kinds.length).toBeGreaterThan(1)
    for (const kind of [...kinds, '干部']) {
      const named = demoSheets.find(({ ledger }) => ledger === kind)
      const at = named?.columns.findIndex(({ label }) => ['姓名', '名称', '户主'].includes(label)) ?? -1
      if (at < 0 || named === undefined) continue
      const names = named.rows.map((row) => row[at])
      expect(new Set(names).size, kind).toBe(names.length)
    }
  })
})
