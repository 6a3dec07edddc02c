import type { Actor } from '../../src/kernel/access/types.ts'
import { writeAudited } from '../../src/kernel/audit/write-audited.ts'
import type { Kernel } from '../../src/kernel/context.ts'
import { addRecord, createUser, initTown } from '../../src/kernel/index.ts'
import { rootOver, writeRecords } from '../../src/kernel/ledger/record/write-records.ts'
import { noWatch } from '../../src/kernel/ledger/watch.ts'

const town = '999901109'
const checkpoints = 24
const days = 365
const batch = 100_000

const surnames = [...'赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦尤许何吕施张孔曹严华金魏陶姜']
const given = [...'文秀明志春林守禾知远既澜衡青竹溪安平和顺立德正清承泽思源怀瑾']

/** A ledger of checkpoint entries of `size` records, written as an import writes them, and what a measurement needs to ask for them. */
export async function fillCheckpointEntries(kernel: Kernel, size: number) {
  await initTown(kernel, { town, name: '测量镇' })
  const actor: Actor = { id: 'bench', name: '测量', town, role: 'administrator' }
  const user = { account: 'bench', password: 'measured-2020' }
  await createUser(kernel, actor, { ...user, name: '测量', role: 'administrator', office: '测量' })
  const gates: string[] = []
  for (let index = 0; index < checkpoints; index++) {
    const category = ['provinceGate', 'townGate', 'villageGate', 'houseGate'][index % 4] ?? null
    gates.push(
      (await addRecord(kernel, actor, { ledger: 'checkpoint', values: { name: `${index + 1}号卡口`, category, openedOn: '2020-01-25' } }))
        .id,
    )
  }
  const values = (index: number) => entryValues(index, gates)
  const ids: string[] = []
  const step = Math.max(1, Math.floor(size / 1000))
  for (let start = 0; start < size; start += batch) {
    const additions = Array.from({ length: Math.min(batch, size - start) }, (_, offset) => ({
      id: kernel.newId(),
      values: values(start + offset),
    }))
    await writeAudited(kernel, actor, async (change) => {
      const written = await writeRecords({ ...kernel, watch: noWatch }, change, {
        ledger: kernel.catalogue.getLedger('checkpoint-entry'),
        additions,
      })
      return { result: undefined, note: { action: 'import', ledger: 'checkpoint-entry', record: null, detail: rootOver(change, written) } }
    })
    ids.push(...additions.filter((_, offset) => (start + offset) % step === 0).map(({ id }) => id))
    process.stderr.write(`filled ${start + additions.length}\n`)
  }
  return {
    user,
    checkpoint: (index: number) => gates[index % gates.length] ?? '',
    day: dayOf,
    name: nameOf,
    plate: plateOf,
    values: (index: number) => values(size + index),
    record: (index: number) => ({ id: ids[index % ids.length] ?? '', version: 1 }),
  }
}

function entryValues(index: number, gates: readonly string[]): Record<string, string> {
  const two = (value: number) => String(value).padStart(2, '0')
  return {
    checkpoint: gates[Math.imul(index, 7) % gates.length] ?? gates[0] ?? '',
    passedAt: `${dayOf(index)}T${two(index % 24)}:${two((index * 7) % 60)}`,
    name: nameOf(index),
    origin: `第${index % 40}村`,
    destination: ['走亲', '务工', '就医', '送货'][index % 4] ?? '',
    plate: plateOf(index),
    temperature: `36.${index % 9}`,
    handling: '放行',
  }
}

function dayOf(index: number): string {
  return new Date(Date.UTC(2020, 0, 1 + (index % days))).toISOString().slice(0, 10)
}

/** About thirty thousand different names. */
function nameOf(index: number): string {
  const at = (list: readonly string[], place: number) => list[place % list.length] ?? ''
  return `${at(surnames, index)}${at(given, Math.floor(index / 32))}${at(given, Math.floor(index / 1024))}`
}

function plateOf(index: number): string {
  return `浙K${String((index * 37) % 99_991).padStart(5, '0')}`
}

/** What was filled in, and what the measurements take from it. */
export type FilledEntries = Awaited<ReturnType<typeof fillCheckpointEntries>>
