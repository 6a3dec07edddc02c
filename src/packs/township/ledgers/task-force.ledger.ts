import { field } from '../../../definition/field/field.ts'
import { defineLedger } from '../../../definition/ledger/define-ledger.ts'

/** A task force (专班): a named group with one lead, set up for one line of work and dissolved when it is done. */
export const taskForce = defineLedger({
  id: 'task-force',
  label: '专班',
  aliases: ['工作专班'],
  kind: 'register',
  scope: 'staff',
  purpose: '工作专班底册：领域、牵头人、成立与撤销日期。',
  fields: {
    name: field.text({ label: '名称', aliases: ['专班名称'], required: true }),
    domain: field.text({ label: '领域', aliases: ['分工'], required: true }),
    lead: field.ref({ label: '牵头人', said: ['牵头', '负责', '领衔', '挂帅'], to: 'cadre', required: true }),
    setUpOn: field.date({ label: '成立日期', said: ['组建'], required: true }),
    dissolvedOn: field.date({ label: '撤销日期' }),
  },
  title: ['name'],
  unique: [['name', 'setUpOn']],
  effective: { from: 'setUpOn', to: 'dissolvedOn' },
  examples: [{ 名称: '疫情防控专班', 领域: '疫情防控', 牵头人: '林既明', 成立日期: '2020-01-24' }],
})
