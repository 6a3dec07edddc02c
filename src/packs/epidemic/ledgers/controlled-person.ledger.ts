import { field } from '../../../definition/field/field.ts'
import { defineLedger } from '../../../definition/ledger/define-ledger.ts'

/**
 * A person under a measure. Someone who moves from one measure to the next has two records that do not overlap:
 * the day of release from the first may be the first day of the second.
 */
export const controlledPerson = defineLedger({
  id: 'controlled-person',
  label: '管控对象',
  aliases: ['隔离对象', '管控人员'],
  kind: 'journal',
  purpose: '采取集中隔离、居家隔离、整村隔离措施的人员，一人同一时间只受一种措施。',
  fields: {
    name: field.personName({ label: '姓名', required: true, secrecy: 'sensitive' }),
    village: field.village({ label: '村', required: true }),
    category: field.choice({
      label: '类别',
      options: { closeContact: '密接', indirectContact: '间接接触者', wholeVillage: '整村人员', keyPerson: '重点对象' },
      optionAliases: {
        密切接触者: 'closeContact',
        间接接触: 'indirectContact',
        次密接: 'indirectContact',
        整村: 'wholeVillage',
        重点人员: 'keyPerson',
      },
    }),
    measure: field.choice({
      label: '措施',
      aliases: ['管控措施', '隔离方式'],
      required: true,
      options: { central: '集中隔离', wholeVillage: '整村隔离', home: '居家隔离' },
      optionAliases: { 集中: 'central', 居家: 'home', 整村: 'wholeVillage', 集中医学观察: 'central', 居家医学观察: 'home' },
    }),
    startedOn: field.date({ label: '开始日期', required: true }),
    releasedOn: field.date({ label: '解除日期' }),
  },
  title: ['name'],
  date: 'startedOn',
  // Name and village lead, so that the search for overlapping measures of one person uses this key.
  unique: [['name', 'village', 'startedOn', 'measure']],
  retention: { under: 'emergency-response', closedBy: 'releasedOn' },
})
