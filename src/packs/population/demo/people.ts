import { makeNationalId } from '../../../../demo/identifiers.ts'
import { createRandom, type Random } from '../../../../demo/random.ts'
import { type DemoSheet, defineSheet } from '../../../../demo/sheet.ts'
import { type DemoFamily, demoFounded, gridNumbers, villageGridName, type World } from '../../../../demo/world.ts'

interface Resident {
  readonly name: string
  readonly idNumber: string
  readonly statedNumber: string
  readonly sex: string
  readonly bornOn: string
  readonly ethnicity: string
  readonly village: string
  readonly grid: string
  readonly household: string
  readonly relation: string
  readonly marital: string
  readonly health: string
  readonly employment: string
  readonly residence: string
}

interface Home extends DemoFamily {
  readonly number: string
  readonly grid: string
  readonly address: string
}

/** The numbers of those whom no other pack knows of begin here. */
const firstSerial = 20_000

/** Both registers, as they were set up. */
export function peopleSheets(world: World): readonly DemoSheet[] {
  const random = createRandom('青竹镇·人口')
  const homes = world.families.map((family, index): Home => {
    const place = random.below(gridNumbers.length)
    return {
      ...family,
      number: `HU2018${String(index + 1).padStart(5, '0')}`,
      grid: villageGridName(family.village, place),
      address: `${family.village}${gridNumbers[place] ?? ''}组${random.between(1, 98)}号`,
    }
  })
  let serial = firstSerial
  const nextNumber = () => makeNationalId(serial++)
  const residents = homes.flatMap((home) => familyOf(home, { world, random, nextNumber }))
  return [householdSheet(homes), personSheet([...residents, ...doubtful(residents, homes)])]
}

function householdSheet(homes: readonly Home[]): DemoSheet {
  return defineSheet(
    '家庭户',
    ['户号', '户主', '户别', '村', '所在网格', '住址', '登记日期:date'],
    homes.map(({ number, head, village, grid, address }) => [number, head, '家庭户', village, grid, address, demoFounded]),
  )
}

/** What a resident says, in the order of the sheet's columns. */
const columnOrder = [
  'name',
  'idNumber',
  'statedNumber',
  'sex',
  'bornOn',
  'ethnicity',
  'village',
  'grid',
  'household',
  'relation',
  'marital',
  'health',
  'employment',
  'residence',
] as const satisfies readonly (keyof Resident)[]

function personSheet(residents: readonly Resident[]): DemoSheet {
  const columns = [
    ['人员编号', '姓名', '身份证号', '待核号码', '性别', '出生日期:date', '民族', '村', '所在网格', '户号', '与户主关系'],
    ['婚姻状况', '健康状况', '从业状况', '人口状态', '登记日期:date'],
  ].flat()
  const rows = residents.map((one, index) => [
    `RK2018${String(index + 1).padStart(5, '0')}`,
    ...columnOrder.map((column) => one[column]),
    demoFounded,
  ])
  return defineSheet('人口底册', columns, rows)
}

interface Making {
  readonly world: World
  readonly random: Random
  readonly nextNumber: () => string
}

/** The head, and as many beside them as the family has. */
function familyOf(home: Home, { world, random, nextNumber }: Making): readonly Resident[] {
  const ethnicity = random.below(12) === 0 ? '畲族' : '汉族'
  const sex = random.pick(['男', '男', '女'])
  const at = { bornOn: '', statedNumber: '', ethnicity, village: home.village, grid: home.grid, household: home.number }
  const health = () => random.pick(['健康或良好', '健康或良好', '一般或较弱', '有慢性病'])
  const head: Resident = {
    ...at,
    name: home.head,
    idNumber: home.idNumber,
    sex,
    relation: '户主',
    marital: home.size === 1 ? random.pick(['未婚', '丧偶', '离婚']) : '已婚',
    health: health(),
    employment: random.pick(['农民', '农民', '农民', '无业人员', '自由职业者']),
    residence: '常住',
  }
  const others = Array.from({ length: home.size - 1 }, (_, index): Resident => {
    const kind = (['spouse', 'child', 'parent'] as const)[index] ?? 'child'
    const isSon = random.below(2) === 0
    const name = world.names.next()
    const common = { ...at, idNumber: nextNumber(), health: health(), residence: random.pick(['常住', '常住', '常住', '户籍在外出']) }
    if (kind === 'spouse')
      return { ...common, name, sex: sex === '男' ? '女' : '男', relation: '配偶', marital: '已婚', employment: '农民' }
    if (kind === 'parent') return { ...common, name, sex: isSon ? '男' : '女', relation: '父母', marital: '丧偶', employment: '农民' }
    const child = `${home.head.slice(0, 1)}${name.slice(1)}`
    return { ...common, name: child, sex: isSon ? '男' : '女', relation: isSon ? '子' : '女', marital: '未婚', employment: '学生' }
  })
  return [head, ...others]
}

/** What an office has of every sort: a digit copied wrongly, somebody listed with the family they married into, a number cut short. */
function doubtful(residents: readonly Resident[], homes: readonly Home[]): readonly Resident[] {
  const again = (at: number, change: (one: Resident) => Partial<Resident>): readonly Resident[] => {
    const one = residents[at]
    return one === undefined ? [] : [{ ...one, idNumber: '', ...change(one) }]
  }
  return [
    ...again(40, ({ idNumber }) => ({
      statedNumber: `${idNumber.slice(0, 16)}${idNumber.charAt(16) === '9' ? '8' : '9'}${idNumber.slice(17)}`,
    })),
    ...again(97, ({ idNumber }) => ({ statedNumber: idNumber.slice(0, 14), bornOn: birthOf(idNumber) })),
    ...again(151, ({ idNumber }) => ({
      bornOn: birthOf(idNumber),
      village: homes[12]?.village ?? '',
      grid: homes[12]?.grid ?? '',
      household: homes[12]?.number ?? '',
      relation: '其他关系',
    })),
  ]
}

function birthOf(idNumber: string): string {
  return `${idNumber.slice(6, 10)}-${idNumber.slice(10, 12)}-${idNumber.slice(12, 14)}`
}
