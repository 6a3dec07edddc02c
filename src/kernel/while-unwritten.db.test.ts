import { beforeAll, expect, it } from 'vitest'
import { initTown } from './access/town/init-town.ts'
import type { Kernel } from './context.ts'
import { addRecord } from './ledger/command/add-record.ts'
import { actorOf, town } from './ledger/testing/open-sample.ts'
import { secretCatalogue } from './ledger/testing/secret-pack.ts'
import { openKernel } from './open-kernel.ts'
import { describeOneEngine } from './storage/testing.ts'
import { whileUnwritten } from './while-unwritten.ts'

describeOneEngine('a small reading', (open) => {
  let kernel: Kernel
  beforeAll(async () => {
    kernel = await openKernel({ engine: { ...(await open()), alone: true }, catalogue: secretCatalogue })
    await initTown(kernel, { town, name: '青竹镇' })
  })

  const counted = () => {
    let times = 0
    const once = whileUnwritten<number>(10)
    return (actor = actorOf('editor'), key: readonly unknown[] = [], own: Pick<Kernel, 'engine' | 'catalogue'> = kernel) =>
      once(
        { kernel: own, actor },
        {
          key,
          read: async () => {
            times += 1
            return times
          },
        },
      )
  }

  it('is done once while nothing is written, and again after a write', async () => {
    const ask = counted()
    expect([await ask(), await ask()]).toEqual([1, 1])
    const values = { name: '欧阳麒麟', place: '琥珀巷貔貅楼', income: '73519.42', zone: '东片' }
    await addRecord(kernel, actorOf('clerk'), { ledger: 'patient', values })
    expect([await ask(), await ask()]).toEqual([2, 2])
  })

  it('is another one for another reader, and for another key', async () => {
    const ask = counted()
    expect([await ask(), await ask(actorOf('leader')), await ask(actorOf('editor'), ['2020'])]).toEqual([1, 2, 3])
    expect(await ask()).toBe(1)
  })

  it('is done each time where others write into the store too', async () => {
    const ask = counted()
    const shared = { ...kernel, engine: { ...kernel.engine, alone: false } }
    expect([await ask(undefined, [], shared), await ask(undefined, [], shared)]).toEqual([1, 2])
  })

  it('that fails is asked again', async () => {
    const once = whileUnwritten<string>(10)
    const place = { kernel, actor: actorOf('editor') }
    const fails = once(place, { key: [], read: () => Promise.reject(new Error('no')) })
    await expect(fails).rejects.toThrow('no')
    expect(await once(place, { key: [], read: async () => 'read' })).toBe('read')
  })
})
