import { field } from '../../../definition/field/field.ts'
import { defineLedger } from '../../../definition/ledger/define-ledger.ts'

/** A household recognised as low-income. It enters and leaves by date, so a year's count is the state at that year's end. */
export const lowIncomeHousehold = defineLedger({
  id: 'low-income-household',
  label: '低收入农户',
  aliases: ['低收入农户名册'],
  kind: 'register',
  purpose: '低收入农户底册，按认定和退出日期动态管理。',
  fields: {
    head: field.personName({
      label: '户主',
      aliases: ['户主姓名', '姓名', '户名', '户主名', '农户姓名'],
      required: true,
      secrecy: 'personal',
    }),
    idNumber: field.nationalId({ label: '身份证号', aliases: ['身份证号码', '户主身份证号'], required: true, secrecy: 'sensitive' }),
    village: field.village({ label: '村', required: true }),
    members: field.integer({ label: '人口', aliases: ['家庭人口', '家庭人口数', '家庭人数', '人口数'], min: 1 }),
    category: field.choice({
      label: '类别',
      options: { subsistence: '低保', nearSubsistence: '低保边缘', destitute: '特困', other: '其他' },
      optionAliases: {
        低保户: 'subsistence',
        低保对象: 'subsistence',
        低边: 'nearSubsistence',
        低边户: 'nearSubsistence',
        低保边缘户: 'nearSubsistence',
        特困户: 'destitute',
        特困人员: 'destitute',
        五保: 'destitute',
        支出型困难: 'other',
        一般低收入: 'other',
      },
    }),
    recognisedOn: field.date({ label: '认定日期', required: true }),
    leftOn: field.date({ label: '退出日期' }),
    status: field.choice({
      label: '状态',
      options: { registered: '在册', reviewing: '复核中', leaving: '拟退出', left: '已退出' },
      optionAliases: { 纳入: 'registered', 退出: 'left' },
    }),
    reviewedOn: field.date({ label: '复核日期', help: '最近一次动态复核的日期。' }),
    leaveReason: field.text({ label: '退出原因' }),
    diedOn: field.date({ label: '死亡日期', help: '户主死亡的，登记后不再向其账户发放。', secrecy: 'personal' }),
    movedOutOn: field.date({ label: '迁出日期', help: '整户迁出本镇的日期。' }),
  },
  title: ['head'],
  persons: [{ number: 'idNumber', name: 'head', village: 'village' }],
  date: 'recognisedOn',
  unique: [['idNumber']],
  effective: { from: 'recognisedOn', to: 'leftOn' },
  processing: {
    purpose: '认定和动态复核低收入农户，落实帮扶政策',
    basis: '《社会救助暂行办法》；为履行法定职责所必需',
    kept: { years: 10, after: 'leftOn' },
  },
  examples: [{ 户主: '顾石龙', 身份证号: '999901209901010012', 村: '白水村', 人口: '2', 类别: '低保', 认定日期: '2018-05-23' }],
})
