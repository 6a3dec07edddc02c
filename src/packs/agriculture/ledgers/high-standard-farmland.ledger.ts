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
    area: field.area({ label: '面积', required: true, min: '0' }),
    status: field.choice({
      label: '状态',
      required: true,
      options: { planned: '规划', approved: '立项', building: '在建', completed: '完工', accepted: '验收' },
      optionAliases: {
        已立项: 'approved',
        建设中: 'building',
        已完工: 'completed',
        建成: 'completed',
        竣工: 'completed',
        已验收: 'accepted',
        通过验收: 'accepted',
      },
    }),
    acceptedOn: field.date({ label: '验收日期' }),
    conclusion: field.text({ label: '验收结论' }),
  },
  title: ['project', 'village'],
  unique: [['project', 'village']],
})
