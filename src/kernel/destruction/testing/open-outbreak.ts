import { resolveCatalogue } from '../../../definition/catalogue/resolve-catalogue.ts'
import type { FieldValues } from '../../../definition/field/types.ts'
import { initTown } from '../../access/town/init-town.ts'
import type { Actor, Role } from '../../access/types.ts'
import {
  addRecord,
  amendRecord,
  builtinPack,
  commentRecord,
  type Kernel,
  type LedgerRecord,
  openKernel,
  storeFile,
  withdrawRecord,
  withdrawRecordComment,
} from '../../index.ts'
import { fictionalId } from '../../ledger/testing/open-test-town.ts'
import type { Engine } from '../../storage/types.ts'
import { outbreakPack } from './outbreak-pack.ts'

export const town = '999901101'
export const as = (role: Role, id: string = role): Actor => ({ id, name: `管理员${id}`, town, role })

export interface Outbreak {
  readonly kernel: Kernel & { readonly setNow: (instant: string) => void }
  readonly first: string
  readonly second: string
  /** Everything that may not be found afterwards: names, ID numbers, phones, remarks, the words of a document. */
  readonly secrets: readonly string[]
  /** The same of the second response, which goes on. */
  readonly others: readonly string[]
}

const villages = ['竹溪口村', '黄泥岭村', '石门村']

/** Two outbreaks in one year: the first is over, with everything that a person under a measure leaves behind; the second goes on. */
export async function openOutbreak(engine: Engine, algorithm: 'sha256' | 'sm3' = 'sha256'): Promise<Outbreak> {
  const { catalogue, diagnostics } = resolveCatalogue([outbreakPack, builtinPack])
  if (diagnostics.length > 0) throw new Error(diagnostics.map(({ at, message }) => `${at.source} ${message}`).join('\n'))
  let now = Date.parse('2020-01-24T02:00:00Z')
  const opened = await openKernel({ engine, catalogue, clock: () => new Date(now) })
  const kernel = {
    ...opened,
    setNow: (instant: string) => {
      now = Date.parse(instant)
    },
  }
  await initTown(kernel, { town, name: '青竹镇', algorithm })
  const clerk = as('clerk')
  const add = (ledger: string, values: FieldValues) => addRecord(kernel, clerk, { ledger, values })
  const places: LedgerRecord[] = []
  for (const name of villages) places.push(await add('village', { name }))
  const first = await add('response', { name: '一级响应', startedOn: '2020-01-24', endedOn: '2020-03-02' })
  const second = await add('response', { name: '二级响应', startedOn: '2020-03-02' })
  const secrets: string[] = []
  const others: string[] = []
  for (let n = 0; n < 14; n += 1) {
    const name = `申屠${'甲乙丙丁戊己庚辛壬癸子丑寅卯'.charAt(n)}贰`
    const phone = `1990000${String(1000 + n)}`
    const idNumber = fictionalId(300 + n)
    const note = `住在${name}家东厢第${n}间`
    secrets.push(name, phone, idNumber, note)
    const day = String(1 + n).padStart(2, '0')
    const record = await add('controlled', {
      name,
      phone,
      idNumber,
      note,
      village: places[n < 9 ? 0 : n < 13 ? 1 : 2]?.id ?? '',
      kind: n % 2 === 0 ? 'home' : 'central',
      startedOn: `2020-02-${day}`,
      ...(n % 3 === 0 ? { response: first.id } : {}),
      ...(n === 0 ? { notice: await keepNotice(kernel, clerk, name) } : {}),
    })
    const duty = await add('duty', { objectKind: 'controlled', object: record.id, holder: '包村干部', startedOn: `2020-02-${day}` })
    await add('visit', { duty: duty.id, visitedOn: `2020-02-${day}`, note: `给${name}送菜` })
    await amendRecord(kernel, clerk, {
      ledger: 'controlled',
      id: record.id,
      version: 1,
      values: { releasedOn: `2020-03-${day}` },
      reason: `${name}解除隔离`,
    })
    if (n < 2) {
      const gossip = `隔壁${n}号的悄悄话`
      secrets.push(gossip)
      const [said] = await commentRecord(kernel, clerk, { ledger: 'controlled', id: record.id, words: gossip })
      await commentRecord(kernel, clerk, { ledger: 'duty', id: duty.id, words: `${name}家门口的人说${note}` })
      await withdrawRecordComment(kernel, clerk, { ledger: 'controlled', id: record.id, comment: said?.id ?? '' })
    }
    await add('entry', { name, phone, passedAt: `2020-02-${day}T08:30`, temperature: '36.5' })
  }
  const mistake = await add('controlled', {
    name: '申屠误登',
    village: places[0]?.id ?? '',
    startedOn: '2020-02-20',
    releasedOn: '2020-02-21',
  })
  await withdrawRecord(kernel, clerk, { ledger: 'controlled', id: mistake.id, version: 1, reason: '申屠误登不在本镇' })
  secrets.push('申屠误登')
  await add('duty', { objectKind: 'village', object: places[0]?.id ?? '', holder: '包村干部', startedOn: '2020-01-01' })
  const meeting = await add('meeting', { name: '防控例会', heldOn: '2020-02-10' })
  await amendRecord(kernel, clerk, {
    ledger: 'meeting',
    id: meeting.id,
    version: 1,
    values: { name: '防控周例会' },
    reason: '申屠甲贰反映名称不对',
  })
  for (let n = 0; n < 3; n += 1) {
    const name = `尉迟${'春夏秋'.charAt(n)}叁`
    others.push(name)
    await add('controlled', { name, village: places[2]?.id ?? '', kind: 'home', startedOn: `2020-03-1${n}`, response: second.id })
  }
  kernel.setNow('2020-04-20T02:00:00Z')
  return { kernel, first: first.id, second: second.id, secrets, others }
}

async function keepNotice(kernel: Kernel, actor: Actor, name: string): Promise<string> {
  return (await storeFile(kernel, actor, { name: `${name}告知书.pdf`, bytes: Buffer.from(`%PDF-1.7\n告知书：${name}`) })).value
}
