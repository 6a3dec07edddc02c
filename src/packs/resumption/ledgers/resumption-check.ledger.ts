import { field } from '../../../definition/field/field.ts'
import { defineLedger } from '../../../definition/ledger/define-ledger.ts'

/** One item of a site check (四到位). A failed item is checked again on another day; the last day counts. */
export const resumptionCheck = defineLedger({
  id: 'resumption-check',
  label: '复工核查',
  aliases: ['现场核查表'],
  kind: 'journal',
  purpose: '复工现场核查逐项结论：防控机制、员工排查、设施物资、内部管理。',
  fields: {
    application: field.ref({
      label: '复工申请',
      to: 'resumption-application',
      by: { 企业: 'enterprise', 申请日期: 'appliedOn' },
      required: true,
    }),
    checkedOn: field.date({ label: '核查日期', required: true }),
    item: field.choice({
      label: '核查项目',
      required: true,
      options: { mechanism: '防控机制', screening: '员工排查', supplies: '设施物资', management: '内部管理' },
    }),
    conclusion: field.choice({
      label: '结论',
      required: true,
      options: { met: '到位', unmet: '不到位' },
      optionAliases: { 合格: 'met', 通过: 'met', 不合格: 'unmet', 未到位: 'unmet' },
    }),
    problem: field.text({ label: '问题', aliases: ['存在问题'], long: true }),
  },
  title: ['application', 'item'],
  date: 'checkedOn',
  unique: [['application', 'item', 'checkedOn']],
  examples: [
    {
      企业: '竹溪晨星笔业有限公司',
      申请日期: '2020-02-12',
      核查日期: '2020-02-14',
      核查项目: '员工排查',
      结论: '到位',
    },
  ],
})
