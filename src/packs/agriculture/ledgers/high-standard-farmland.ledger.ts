import { field } from '../../../definition/field/field.ts'
import { defineLedger } from '../../../definition/ledger/define-ledger.ts'

/** A farmland project (GB/T 30600). Accepted means: a day, an expert group's conclusion and nothing left open. */
export const highStandardFarmland = defineLedger({
  id: 'high-standard-farmland',
  label: '高标准农田',
  aliases: ['高标准农田项目'],
  kind: 'register',
  purpose: '高标准农田项目从立项到验收的底册。',
  fields: {
    project: field.text({ label: '项目', aliases: ['项目名称'], required: true }),
    village: field.village({ label: '村', required: true }),
    area: field.area({ label: '面积', aliases: ['建设面积', '项目面积'], required: true, min: '0' }),
    status: field.choice({
      label: '状态',
      required: true,
      options: { planned: '规划', approved: '立项', building: '在建', completed: '完工', accepted: '验收', dropped: '取消' },
      optionAliases: {
        在建设: 'building',
        正在建设: 'building',
        仍在施工: 'building',
        施工中: 'building',
        已立项: 'approved',
        建设中: 'building',
        已完工: 'completed',
        建成: 'completed',
        竣工: 'completed',
        已验收: 'accepted',
        通过验收: 'accepted',
      },
    }),
    approvedArea: field.area({ label: '批复面积', min: '0' }),
    approval: field.text({ label: '批复文号' }),
    selfCheckedOn: field.date({ label: '自查日期' }),
    countyAcceptedOn: field.date({ label: '县级初验日期', said: ['县级初验'] }),
    countyConclusion: field.text({ label: '县级初验结论' }),
    acceptedOn: field.date({ label: '验收日期', said: ['通过验收', '验收合格', '竣工验收'] }),
    conclusion: field.text({ label: '验收结论' }),
    acceptance: field.text({ label: '验收文号' }),
    mapped: field.boolean({ label: '上图入库' }),
    keeper: field.text({ label: '管护单位' }),
    handedOverOn: field.date({ label: '移交日期' }),
  },
  title: ['project', 'village'],
  unique: [['project', 'village']],
  examples: [
    {
      项目: '2020年上坪片高标准农田',
      村: '上坪村',
      '面积(亩)': '462',
      状态: '验收',
      验收日期: '2020-11-06',
      验收结论: '专家组一致同意通过验收',
    },
    { 项目: '2021年大岙片高标准农田', 村: '大岙村', '面积(亩)': '640', 状态: '规划' },
  ],
})
