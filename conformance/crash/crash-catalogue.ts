import { resolveCatalogue } from '../../src/definition/catalogue/resolve-catalogue.ts'
import { field } from '../../src/definition/field/field.ts'
import { defineLedger } from '../../src/definition/ledger/define-ledger.ts'
import { definePack } from '../../src/definition/pack/define-pack.ts'

/** Written record by record. */
const village = defineLedger({
  id: 'village',
  label: '村',
  kind: 'register',
  title: ['name'],
  unique: [['code']],
  fields: {
    code: field.text({ label: '编码', required: true }),
    name: field.text({ label: '名称', required: true }),
    people: field.integer({ label: '人口' }),
  },
})

/** Written by imports. */
const line = defineLedger({
  id: 'line',
  label: '批量',
  kind: 'register',
  title: ['batch'],
  unique: [['batch', 'place']],
  fields: {
    batch: field.text({ label: '批', required: true }),
    place: field.integer({ label: '序', required: true }),
    note: field.text({ label: '备注' }),
  },
})

export const { catalogue: crashCatalogue } = resolveCatalogue([
  definePack({ id: 'crash', label: '断电', office: '测试', ledgers: [village, line], indicators: [] }),
])
