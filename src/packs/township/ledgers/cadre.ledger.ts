import { field } from '../../../definition/field/field.ts'
import { defineLedger } from '../../../definition/ledger/define-ledger.ts'

/** A tenure of a cadre or grid worker. Someone who leaves keeps the record with an end date: last year's duties still name them. */
export const cadre = defineLedger({
  id: 'cadre',
  label: '干部',
  aliases: ['干部名册'],
  kind: 'register',
  scope: 'staff',
  purpose: '镇村干部与网格员名册，包干责任从这里选人。',
  fields: {
    name: field.personName({ label: '姓名', required: true }),
    position: field.text({ label: '职务' }),
    category: field.choice({
      label: '类别',
      options: { leadership: '班子成员', villageCadre: '驻村干部', gridWorker: '网格员', officeCadre: '科室干部' },
      optionAliases: {
        班子: 'leadership',
        镇班子成员: 'leadership',
        领导班子: 'leadership',
        联村干部: 'villageCadre',
        专职网格员: 'gridWorker',
      },
    }),
    village: field.village({ label: '联系村', aliases: ['驻村', '所驻村'], help: '驻村干部和网格员所在的村，分派责任时优先就近。' }),
    grid: field.grid({ label: '所在网格', aliases: ['负责网格'] }),
    since: field.date({ label: '任职起', aliases: ['任职开始', '任职日期'], required: true }),
    until: field.date({ label: '任职止', aliases: ['任职结束', '离任日期'] }),
    phone: field.phone({ label: '手机号码', aliases: ['手机', '联系电话'], secrecy: 'personal' }),
  },
  title: ['name'],
  unique: [['name', 'since']],
  effective: { from: 'since', to: 'until' },
  processing: {
    purpose: '落实包干责任，联系到负责的人',
    basis: '人力资源管理所必需（个人信息保护法第十三条第二项）',
    kept: { years: 10, after: 'until' },
  },
  examples: [
    { 姓名: '方云峥', 职务: '党委书记', 类别: '班子成员', 任职起: '2018-12-20', 手机号码: '19900000001' },
    { 姓名: '顾正辉', 职务: '青竹村驻村干部', 类别: '驻村干部', 任职起: '2017-03-01', 手机号码: '19900000014' },
  ],
})
