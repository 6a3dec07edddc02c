import { field } from '../../../definition/field/field.ts'
import { defineLedger } from '../../../definition/ledger/define-ledger.ts'

/**
 * A programme of aid with its rules of one document: how long it is published, in which days, and how much a household may get at the most. Counties
 * differ (3 calendar days in one, 7 working days in another), so nothing of this is a constant.
 */
export const aidPolicy = defineLedger({
  id: 'aid-policy',
  label: '帮扶政策',
  kind: 'register',
  purpose: '帮扶资金政策：公示天数及口径、每户上限，以下达文件为准。',
  fields: {
    name: field.text({ label: '名称', aliases: ['政策名称'], required: true }),
    category: field.choice({
      label: '类别',
      aliases: ['帮扶类别'],
      required: true,
      options: { industry: '产业帮扶', safetyNet: '托底帮扶' },
    }),
    year: field.period({ label: '年度', grain: 'year', required: true }),
    noticeDays: field.integer({ label: '公示天数', min: 1, max: 60, required: true, additive: false }),
    noticeDayKind: field.choice({
      label: '公示天数口径',
      required: true,
      options: { calendar: '自然日', working: '工作日' },
      optionAliases: { 日历日: 'calendar' },
    }),
    householdCap: field.money({ label: '每户上限', min: '0', additive: false }),
    documentNumber: field.text({ label: '文号', aliases: ['依据文件', '文件号', '文件文号', '发文字号'] }),
  },
  title: ['name'],
  date: 'year',
  unique: [['name']],
  examples: [
    {
      名称: '2020年产业帮扶',
      类别: '产业帮扶',
      年度: '2020',
      公示天数: '7',
      公示天数口径: '工作日',
      '每户上限(元)': '6000.00',
      文号: '竹农〔2020〕12号',
    },
  ],
})
