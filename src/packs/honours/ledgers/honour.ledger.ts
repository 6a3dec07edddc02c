import { field } from '../../../definition/field/field.ts'
import { defineLedger } from '../../../definition/ledger/define-ledger.ts'

/** An honour with the document that gives it. The same title may go to many winners on one day. */
export const honour = defineLedger({
  id: 'honour',
  label: '荣誉',
  aliases: ['获奖情况', '荣誉台账'],
  said: ['称号', '荣誉称号'],
  kind: 'journal',
  purpose: '集体和个人获得的荣誉，附文号。',
  fields: {
    name: field.text({ label: '名称', aliases: ['荣誉名称', '荣誉称号', '奖项名称', '奖项', '获奖名称'], required: true }),
    level: field.choice({
      label: '级别',
      options: { city: '市级', county: '县级', province: '省级', nation: '国家级' },
      optionAliases: { 市: 'city', 县: 'county', 省: 'province', 国家: 'nation', 全国: 'nation' },
    }),
    winner: field.text({
      label: '获奖主体',
      aliases: ['获奖单位', '获得单位', '获奖人', '获奖对象', '获奖者', '获奖个人', '获奖集体', '受表彰对象'],
      required: true,
    }),
    category: field.choice({ label: '类别', options: { collective: '集体', individual: '个人' } }),
    date: field.date({
      label: '日期',
      aliases: ['获奖日期', '表彰日期'],
      said: [
        '公布',
        '获评',
        '荣获',
        '获得',
        '被评为',
        '评为',
        '授予',
        '被授予',
        '命名为',
        '被命名为',
        '获批',
        '获得命名',
        '入选',
        '列入',
        '列为',
        '被列为',
        '被列入',
        '获',
      ],
      required: true,
    }),
    documentNumber: field.text({ label: '文号', aliases: ['文件号', '文件文号', '发文字号', '表彰文号'] }),
    document: field.attachment({ label: '表彰文件' }),
    status: field.choice({
      label: '办理状态',
      options: { declared: '待核实', verified: '待公布', published: '已公布', rejected: '不予登记' },
    }),
  },
  title: ['name', 'winner'],
  date: 'date',
  unique: [['name', 'winner', 'date']],
  attests: true,
  examples: [
    {
      名称: '市级抗疫先进党支部',
      级别: '市级',
      获奖主体: '竹溪口村党支部',
      类别: '集体',
      日期: '2020-09-28',
      文号: '市委〔2020〕41号',
    },
    { 名称: '市级抗疫先锋', 级别: '市级', 获奖主体: '叶知秋', 类别: '个人', 日期: '2020-09-28', 文号: '市委〔2020〕41号' },
    { 名称: '县级抗疫先锋', 级别: '县级', 获奖主体: '黎树芬', 类别: '个人', 日期: '2020-07-01', 文号: '县委〔2020〕28号' },
  ],
})
