import { field } from '../../src/definition/field/field.ts'
import { defineLedger } from '../../src/definition/ledger/define-ledger.ts'
import { definePack } from '../../src/definition/pack/define-pack.ts'

/** A ledger of twenty columns of the kinds that offices keep: what an import of a large office file has to read, check and write. */
export const wideEntry = defineLedger({
  id: 'wide-entry',
  label: '宽台账',
  kind: 'journal',
  fields: {
    number: field.text({ label: '编号', required: true }),
    name: field.personName({ label: '姓名', required: true }),
    idNumber: field.nationalId({ label: '身份证号' }),
    phone: field.phone({ label: '电话' }),
    card: field.bankCard({ label: '账号' }),
    address: field.text({ label: '住址' }),
    category: field.choice({ label: '类别', options: { industry: '产业帮扶', safetyNet: '托底帮扶', other: '其他' } }),
    active: field.boolean({ label: '在册' }),
    paidOn: field.date({ label: '发放日期', required: true }),
    appliedOn: field.date({ label: '申请日期' }),
    month: field.month({ label: '月份' }),
    amount: field.money({ label: '金额', required: true }),
    subsidy: field.money({ label: '补贴' }),
    area: field.area({ label: '面积' }),
    share: field.percent({ label: '比例' }),
    people: field.integer({ label: '人数', unit: '人' }),
    score: field.decimal({ label: '得分', scale: 2 }),
    unit: field.text({ label: '单位' }),
    handler: field.text({ label: '经办人' }),
    note: field.text({ label: '备注' }),
  },
  title: ['number', 'name'],
  date: 'paidOn',
  unique: [['number']],
})

export const widePack = definePack({ id: 'wide', label: '测量', office: '测量', ledgers: [wideEntry], indicators: [] })

export const wideColumns = Object.values(wideEntry.fields).map(({ label }) => label)

const surnames = [...'赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨']
const given = [...'文秀明志春林守禾知远既澜衡青竹溪']
const notes = ['按月发放', '村里已公示', '材料齐全', '待补签字', '代领人为其子']

/** One row as an office writes it; row `index` is always the same, and no two numbers are equal. */
export function wideRow(index: number): string[] {
  const pick = <Item>(items: readonly Item[], step: number): Item => items[Math.imul(index + 1, step) % items.length] ?? (items[0] as Item)
  const two = (value: number) => String(value).padStart(2, '0')
  const day = `2020-${two((index % 12) + 1)}-${two((index % 28) + 1)}`
  const money = (span: number) => `${(index * 7919) % span}.${two(index % 100)}`
  return [
    `QZ2020${String(index).padStart(8, '0')}`,
    `${pick(surnames, 7)}${pick(given, 11)}${pick(given, 13)}`,
    nationalIdOf(index),
    `139${String(10_000_000 + (index % 89_999_999))}`,
    luhn(`62284800${String(index * 10 + 1).padStart(10, '0')}`),
    `青竹镇第${(index % 11) + 1}村${(index % 300) + 1}号`,
    pick(['产业帮扶', '托底帮扶', '其他'], 5),
    index % 3 === 0 ? '否' : '是',
    day,
    day,
    day.slice(0, 7),
    money(90_000),
    money(3_000),
    `${index % 50}.${two(index % 100)}`,
    `${index % 100}.5`,
    String((index % 6) + 1),
    `${index % 100}.25`,
    pick(['经济发展办公室', '社会事务办公室', '农业农村办公室'], 3),
    `${pick(surnames, 3)}${pick(given, 5)}`,
    pick(notes, 17),
  ]
}

/** Birth year 2099: fictional, and known as such everywhere. Odd, so that none ends in zeros as numbers do that a sheet has cut off. */
function nationalIdOf(index: number): string {
  const two = (value: number) => String(value).padStart(2, '0')
  const body = `330781${2099}${two((index % 12) + 1)}${two((index % 28) + 1)}${String((index % 500) * 2 + 1).padStart(3, '0')}`
  const weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]
  const sum = [...body].reduce((total, digit, place) => total + Number(digit) * (weights[place] ?? 0), 0)
  return `${body}${'10X98765432'[sum % 11]}`
}

function luhn(body: string): string {
  const sum = [...body].reverse().reduce((total, digit, place) => {
    const value = Number(digit) * (place % 2 === 0 ? 2 : 1)
    return total + (value > 9 ? value - 9 : value)
  }, 0)
  return `${body}${(10 - (sum % 10)) % 10}`
}
