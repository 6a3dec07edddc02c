import { field } from '../../../definition/field/field.ts'
import { defineLedger } from '../../../definition/ledger/define-ledger.ts'

/**
 * How long somebody stays under a measure, by edition of the prevention plan (防控方案) and kind of person: data, not code, because editions changed nine
 * times in three years and towns amend them. Of the rows of one kind the last one in force on a day counts on that day. A row of 0 and 0 days says that
 * the edition asks for no measure.
 */
export const isolationRule = defineLedger({
  id: 'isolation-rule',
  label: '隔离规则',
  aliases: ['防控方案版本'],
  kind: 'register',
  purpose: '各版防控方案对各类人员的隔离天数，措施期限由此推算；新版方案施行时加行，不改旧行。',
  fields: {
    edition: field.text({ label: '方案版本', required: true }),
    category: field.choice({
      label: '类别',
      aliases: ['适用对象'],
      required: true,
      options: {
        closeContact: '密接',
        indirectContact: '间接接触者',
        secondaryContact: '密接的密接',
        wholeVillage: '整村人员',
        keyPerson: '重点对象',
        inbound: '入境人员',
        spillover: '高风险外溢人员',
      },
      optionAliases: { 密切接触者: 'closeContact', 次密接: 'secondaryContact', 重点人员: 'keyPerson' },
    }),
    inForceFrom: field.date({ label: '施行日期', required: true }),
    centralDays: field.integer({ label: '集中天数', unit: '天', min: 0, max: 90, required: true, additive: false }),
    homeDays: field.integer({ label: '居家天数', unit: '天', min: 0, max: 90, required: true, additive: false }),
    countFrom: field.choice({
      label: '起算',
      required: true,
      options: { lastExposure: '末次暴露日', measureStart: '措施开始日' },
      help: '起算当天为第0天，第N天结束时期满',
    }),
    tests: field.text({ label: '检测要求' }),
    source: field.text({ label: '来源', required: true }),
    certainty: field.choice({ label: '核对情况', options: { verified: '已核对公开文本', customary: '通行做法，用前核对' } }),
  },
  title: ['edition', 'category'],
  date: 'inForceFrom',
  goesOn: true,
  unique: [['edition', 'category']],
  examples: [
    {
      方案版本: '第八版',
      类别: '密接',
      施行日期: '2021-05-11',
      集中天数: '14',
      居家天数: '7',
      起算: '末次暴露日',
      检测要求: '集中第1、4、7、14天，解除前双采双检',
      来源: '《新型冠状病毒肺炎防控方案（第八版）》',
      核对情况: '已核对公开文本',
    },
  ],
})
