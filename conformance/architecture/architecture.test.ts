import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { findViolations, type Layers } from './check-layers.ts'
import { importsOf, listSources, readImports } from './read-imports.ts'

const root = join(import.meta.dirname, '..', '..')
const layers: Layers = JSON.parse(readFileSync(join(root, 'layers.json'), 'utf8'))
const folders = ['src', 'demo', 'conformance', 'bench']

const isTest = (file: string) => /\.test\.tsx?$|\/testing(?:\.ts$|\/)/.test(file)

describe('the layers', () => {
  it('see a planted violation of each kind', () => {
    const planted: [string, string][] = [
      ['src/definition/period/period.ts', `import { openKernel } from '../../kernel/index.ts'`],
      ['src/definition/period/period.ts', `import { readFileSync } from 'node:fs'`],
      ['src/packs/aid/pack.ts', `export { industry } from '../industry/pack.ts'`],
      ['src/packs/aid/pack.ts', `import { readTable } from '../../office/table.ts'`],
      ['src/packs/aid/pack.ts', `import { AidBatchPage } from './web/AidBatchPage.tsx'`],
      ['src/packs/aid/pack.ts', `import { useQuery } from '@tanstack/react-query'`],
      ['src/packs/aid/web/AidBatchPage.tsx', `import { Workbench } from '../../../web/workbench/Workbench.tsx'`],
      ['src/packs/aid/web/AidBatchPage.tsx', `import { schema } from '../../../api/contract/ledger.ts'`],
      ['src/packs/aid/web/AidBatchPage.tsx', `import { EpidemicPage } from '../../epidemic/web/EpidemicPage.tsx'`],
      ['src/kernel/storage/open.ts', `import { compileReport } from '../report/compile-report.ts'`],
      ['src/kernel/ledger/list.ts', `const late = await import('../indicator/evaluate.ts')`],
      ['src/definition/field/kinds.ts', `import type { Ledger } from '../ledger/types.ts'`],
      ['src/definition/field/kinds.ts', `import { half } from '../attic/half.ts'`],
      ['src/office/xlsx/open-workbook.ts', `import type { OfficeTable } from '../table/types.ts'`],
      ['src/api/http/read-upload.ts', `import { records } from '../routes/records.ts'`],
      ['src/web/http/queries.ts', `import { ErrorNote } from '../parts/Notes.tsx'`],
      ['src/web/ledger/columns.ts', `import { stateTone } from '../loop/words.ts'`],
      ['src/app/store/open-store.ts', `import { UsageError } from '../command-line/exit-status.ts'`],
      ['src/office/docx.ts', `import type { Kernel } from '../kernel/context.ts'`],
      ['src/web/app.tsx', `import { schema } from '../api/contract/ledger.ts'`],
      ['src/web/app.tsx', `import { endpoints } from '../api/contract/endpoints/index.ts'`],
      ['src/web/app.tsx', `import { createApi } from '../api/app.ts'`],
      ['src/api/app.ts', `import { packs } from '../packs/index.ts'`],
    ]
    for (const [file, text] of planted) {
      expect(findViolations(layers, importsOf(file, text)), `${file}: ${text}`).toHaveLength(1)
    }
  })

  it('allow what they are meant to allow', () => {
    const allowed: [string, string][] = [
      ['src/packs/aid/pack.ts', `import { village } from '../township/pack.ts'`],
      ['src/packs/aid/web/AidBatchPage.tsx', `import { aidBatch } from '../ledgers/aid-batch.ledger.ts'`],
      ['src/packs/aid/web/AidBatchPage.tsx', `import { useQuery } from '@tanstack/react-query'`],
      ['src/packs/aid/web/AidBatchPage.tsx', `import { Tag } from '../../../web/parts/Tag.tsx'`],
      ['src/packs/aid/web/AidBatchPage.tsx', `import type { LedgerPage } from '../../../api/contract/ledger.ts'`],
      ['src/kernel/report/compile.ts', `import { evaluateIndicators } from '../indicator/evaluate.ts'`],
      ['src/kernel/report/compile.ts', `import { Refusal } from '../refusal.ts'`],
      ['src/web/app.tsx', `import type { LedgerPage } from '../api/contract/ledger.ts'`],
      ['src/web/http/api.ts', `import { lightTable } from '../../api/contract/light-table.ts'`],
      ['src/definition/decimal/decimal.ts', `import Big from 'big.js'`],
    ]
    for (const [file, text] of allowed) expect(findViolations(layers, importsOf(file, text)), `${file}: ${text}`).toEqual([])
  })

  it('hold for every import of every source file', () => {
    const files = folders.flatMap((folder) => listSources(root, folder)).filter((file) => !isTest(file))
    expect(files.length).toBeGreaterThan(20)
    expect(
      findViolations(
        layers,
        files.flatMap((file) => readImports(root, file)),
      ),
    ).toEqual([])
  })
})
