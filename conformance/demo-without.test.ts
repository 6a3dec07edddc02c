import { describe, expect, it } from 'vitest'
import { createDemoSheets } from '../demo/generate.ts'
import { createLife } from '../demo/life/index.ts'
import type { LifeEvent } from '../demo/life/types.ts'
import { partsOf } from '../demo/part.ts'
import { type CatalogueIndex, indexCatalogue } from '../src/definition/catalogue/index-catalogue.ts'
import { resolveCatalogue } from '../src/definition/catalogue/resolve-catalogue.ts'
import { parseFieldValue } from '../src/definition/field/parse-field-value.ts'
import { matchHeader } from '../src/definition/ledger/match-header.ts'
import { withKernelPacks } from '../src/kernel/index.ts'
import { packs } from '../src/packs/index.ts'
import { township } from '../src/packs/township/pack.ts'

/** Everything that an event names: what the catalogue does not have would stop the loading. */
function unknownIn(event: LifeEvent, catalogue: CatalogueIndex): readonly string[] {
  if (event.type === 'file') return catalogue.findLedger(event.sheet.ledger) === undefined ? [event.sheet.ledger] : []
  if (event.type === 'open' || event.type === 'step') {
    const loop = catalogue.findLoop(event.loop)
    if (loop === undefined) return [event.loop]
    return event.type === 'open' || loop.steps.some(({ id }) => id === event.step) ? [] : [`${event.loop} ${event.step}`]
  }
  return catalogue.catalogue.boards.some(({ id }) => id === event.board) ? [] : [event.board]
}

describe.each(packs.filter((pack) => pack !== township).map((pack) => [pack.label, pack] as const))(
  'the demo township without %s',
  (_, away) => {
    const rest = packs.filter((pack) => pack !== away)
    const parts = partsOf(rest)
    const sheets = createDemoSheets(parts)
    const catalogue = indexCatalogue(resolveCatalogue(withKernelPacks(rest)).catalogue)

    it('has files of ledgers that are there, with cells that they read', () => {
      const problems = sheets.flatMap(({ ledger: label, columns, rows }) => {
        const ledger = catalogue.findLedger(label)
        if (ledger === undefined) return [`no ledger ${label}`]
        return columns.flatMap((column, index) => {
          const match = matchHeader(ledger, column.label)
          if (match === undefined) return [`${label}: no column ${column.label}`]
          const cells = [...new Set(rows.map((row) => row[index] ?? ''))]
          return cells.filter((text) => !parseFieldValue(match.field.field, text).ok).map((text) => `${label}.${column.label}: ${text}`)
        })
      })
      expect(problems).toEqual([])
    })

    it('has events of loops and boards that are there', () => {
      expect([...new Set(createLife(sheets, parts).flatMap((event) => unknownIn(event, catalogue)))]).toEqual([])
    })
  },
)
