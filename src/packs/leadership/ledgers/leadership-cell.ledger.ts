import { field } from '../../../definition/field/field.ts'
import { defineLedger } from '../../../definition/ledger/define-ledger.ts'

/** One line of work in one village (条块结合): what exactly one of the leaders leads. Who it is, since when, is a duty like any other. */
export const leadershipCell = defineLedger({
  id: 'leadership-cell',
  label: '条块分工',
  aliases: ['包村分工'],
  kind: 'register',
  scope: 'staff',
  purpose: '每条线在每个村的工作，一格一行；由谁牵头记在“包干责任”里。',
  fields: {
    name: field.text({ label: '条块', required: true, maxLength: 80, help: '村名·条线，如 瓦窑山村·工业经济。' }),
    line: field.ref({ label: '条线', to: 'leadership-line', required: true }),
    village: field.village({ label: '村', required: true }),
  },
  title: ['name'],
  unique: [['name'], ['line', 'village']],
  examples: [{ 条块: '瓦窑山村·工业经济', 条线: '工业经济', 村: '瓦窑山村' }],
})
