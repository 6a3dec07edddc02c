import { field } from '../../../definition/field/field.ts'
import { defineLedger } from '../../../definition/ledger/define-ledger.ts'

/** A place where a flood broke something, until it is repaired and accepted. The money spent stays in 农业项目投资. */
export const floodDamage = defineLedger({
  id: 'flood-damage',
  label: '水毁点',
  aliases: ['水毁修复点'],
  said: ['水毁处'],
  kind: 'register',
  purpose: '汛期水毁的渠道、机耕路、山塘、农田，从上报、核查、修复到验收。',
  fields: {
    name: field.text({ label: '名称', aliases: ['水毁点名称', '点位名称', '水毁点位'], required: true }),
    village: field.village({ label: '村', required: true }),
    occurredOn: field.date({
      label: '受灾日期',
      said: ['受灾', '受损', '冲毁'],
      aliases: ['水毁日期', '水毁时间', '灾毁时间'],
      required: true,
    }),
    category: field.choice({
      label: '类别',
      options: { channel: '渠道', track: '机耕路', pond: '山塘', field: '农田', other: '其他' },
      optionAliases: { 堰坝: 'channel', 水渠: 'channel', 田埂: 'field' },
    }),
    estimate: field.money({ label: '核定资金', said: ['修复资金'], min: '0', guarded: 'byHand' }),
    dueOn: field.date({ label: '应修复日期' }),
    startedOn: field.date({ label: '开工日期' }),
    repairedOn: field.date({ label: '修复日期', said: ['修复', '修好'] }),
    acceptedOn: field.date({ label: '验收日期', said: ['通过验收', '验收合格'] }),
    evidence: field.attachment({ label: '佐证' }),
    status: field.choice({
      label: '状态',
      options: { reported: '已上报', surveyed: '已核查', repairing: '修复中', repaired: '已修复', accepted: '已验收', refused: '不予修复' },
    }),
  },
  title: ['name'],
  date: 'occurredOn',
  goesOn: true,
  unique: [['village', 'name', 'occurredOn']],
  examples: [
    {
      名称: '上坪二号渠',
      村: '上坪村',
      受灾日期: '2020-06-30',
      类别: '渠道',
      应修复日期: '2020-09-30',
      状态: '已修复',
      修复日期: '2020-09-12',
    },
  ],
})
