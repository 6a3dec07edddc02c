import { field } from '../../../definition/field/field.ts'
import { defineLedger } from '../../../definition/ledger/define-ledger.ts'

/** A confirmed case. Health data of a person: sensitive (个人信息保护法 第二十八条). */
export const confirmedCase = defineLedger({
  id: 'confirmed-case',
  label: '确诊病例',
  said: ['病例', '患者'],
  kind: 'journal',
  purpose: '经定点医院确诊的病例，输入与本地续发分开登记。',
  fields: {
    name: field.personName({ label: '姓名', required: true, secrecy: 'sensitive' }),
    village: field.village({ label: '村', required: true }),
    confirmedOn: field.date({ label: '确诊日期', required: true }),
    infectionSource: field.choice({
      label: '感染来源',
      options: { imported: '输入', local: '本地续发' },
      optionAliases: { 输入性: 'imported', 输入病例: 'imported', 境外输入: 'imported', 本地: 'local', 续发: 'local', 本地病例: 'local' },
    }),
    dischargedOn: field.date({ label: '出院日期', said: ['治愈出院', '治愈'] }),
    onsetOn: field.date({ label: '发病日期' }),
    response: field.ref({ label: '应急响应', to: 'emergency-response' }),
  },
  title: ['name'],
  persons: [{ name: 'name', village: 'village' }],
  date: 'confirmedOn',
  unique: [['name', 'village', 'confirmedOn']],
  retention: { under: 'emergency-response', by: 'response' },
  processing: {
    purpose: '落实救治、隔离和流行病学调查',
    basis: '《传染病防治法》；限于已启动的应急响应期间',
  },
  examples: [{ 姓名: '许学河', 村: '竹溪口村', 确诊日期: '2020-01-29', 感染来源: '输入', 出院日期: '2020-02-17' }],
})
