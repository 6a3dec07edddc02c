import { field } from '../../../definition/field/field.ts'
import { defineLedger } from '../../../definition/ledger/define-ledger.ts'

/** A locked village or a zone by class. 封村 is the word of 2020; 封控区, 管控区 and 防范区 came with the rules of 2021 and 2022. */
export const lockdownZone = defineLedger({
  id: 'lockdown-zone',
  label: '封控区域',
  kind: 'journal',
  purpose: '封村和分级管控区域的划定与解除，依据写明文号。',
  fields: {
    village: field.village({ label: '村', required: true }),
    category: field.choice({
      label: '类别',
      options: { lockedVillage: '封村', sealed: '封控区', controlled: '管控区', precaution: '防范区' },
      optionAliases: {
        整村封控: 'lockedVillage',
        整村: 'lockedVillage',
        封闭管理: 'lockedVillage',
        整村封闭: 'lockedVillage',
        封控: 'sealed',
        管控: 'controlled',
        防范: 'precaution',
      },
    }),
    startedOn: field.date({ label: '开始日期', said: ['封控', '开始封控', '封闭', '实行封闭'], required: true }),
    releasedOn: field.date({ label: '解除日期', said: ['解封', '解除封控', '解除封村'] }),
    basis: field.text({ label: '依据' }),
    response: field.ref({ label: '应急响应', to: 'emergency-response' }),
    screenedOn: field.date({ label: '全员检测日期', help: '解除前最后一轮全员检测的日期' }),
    screeningResult: field.choice({ label: '全员检测结果', options: { negative: '全部阴性', positive: '有阳性' } }),
    status: field.choice({ label: '状态', options: { planned: '拟封控', locked: '封控中', lifted: '已解除', withdrawn: '未封控' } }),
  },
  title: ['village'],
  date: 'startedOn',
  unique: [['village', 'category', 'startedOn']],
  examples: [{ 村: '竹溪口村', 类别: '封村', 开始日期: '2020-02-03', 解除日期: '2020-02-24', 依据: '竹溪县疫控办通告〔2020〕5号' }],
})
